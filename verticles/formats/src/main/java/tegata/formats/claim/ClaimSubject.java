package tegata.formats.claim;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * 誰のレセプトか, as written. Where 審査支払機関 corrected the number (SN), the corrected one counts.
 *
 * @param insurerNumber 保険者番号, empty where only 公費 pays
 * @param branch 枝番, may be empty
 * @param kana カタカナ氏名, may be empty
 * @param sex 1 or 2
 * @param split 分割: one of two claims made of one by 審査支払機関
 */
public record ClaimSubject(
    String insurerNumber,
    String symbol,
    String number,
    String branch,
    String name,
    String kana,
    Optional<LocalDate> birthdate,
    String sex,
    boolean split) {

  /** 負担者種別 1, the insurance. */
  private static final String INSURANCE = "1";

  /** 確認区分 of 分割. */
  private static final Set<String> SPLIT = Set.of("05", "12");

  private static final Pattern KANA = Pattern.compile("[ァ-ヶー　 ]{2,}");

  /** Of a claim without corrections to be applied. */
  public static ClaimSubject of(Claim claim) {
    ClaimRecord re = claim.re();
    Optional<ClaimRecord> ho = claim.first("HO");
    Optional<ClaimRecord> sn = claim.all("SN").filter(r -> r.item(2).equals(INSURANCE)).findFirst();
    return new ClaimSubject(
        corrected(ho, 2, sn, 4),
        corrected(ho, 3, sn, 5),
        corrected(ho, 4, sn, 6),
        sn.map(record -> record.item(7)).orElse(""),
        re.item(5),
        kana(claim),
        ClaimDate.day(re.item(7)),
        re.item(6),
        sn.filter(record -> SPLIT.contains(record.item(3))).isPresent());
  }

  private static String corrected(
      Optional<ClaimRecord> ho, int item, Optional<ClaimRecord> sn, int correctedItem) {
    return sn.map(record -> record.item(correctedItem))
        .filter(text -> !text.isBlank())
        .or(() -> ho.map(record -> record.item(item)))
        .orElse("")
        .strip();
  }

  /** Where DPC's RE has it is not public: the last item in kana is it. */
  private static String kana(Claim claim) {
    ClaimRecord re = claim.re();
    return switch (claim.kind()) {
      case MEDICAL -> re.item(37);
      case DENTAL -> re.item(26);
      case PHARMACY -> re.item(42);
      case DPC ->
          IntStream.rangeClosed(20, re.items().size())
              .mapToObj(re::item)
              .filter(text -> KANA.matcher(text).matches())
              .reduce("", (before, last) -> last);
    };
  }
}
