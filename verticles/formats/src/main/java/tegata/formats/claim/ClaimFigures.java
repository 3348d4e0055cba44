package tegata.formats.claim;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * 費用の項目, as written, whole numbers.
 *
 * @param type レセプト種別
 * @param days 診療実日数; 処方箋受付回数 of 調剤
 * @param points 合計点数 of HO, of the first KO where there is no HO
 * @param yenPerPoint 割引点数単価, empty where there is none
 * @param benefitPercent 給付割合
 * @param remarks 特記事項, two digits each
 * @param burden 負担金額 of HO, yen
 * @param relief 減免区分 (1 減額 2 免除 3 猶予), 減額割合 and 減額金額
 * @param meals 食事合計金額, yen
 * @param standardMeals 標準負担額, yen
 * @param window 窓口負担額区分 of MF
 */
public record ClaimFigures(
    String type,
    OptionalLong days,
    long points,
    OptionalLong yenPerPoint,
    OptionalLong benefitPercent,
    List<String> remarks,
    OptionalLong burden,
    Relief relief,
    long meals,
    long standardMeals,
    List<PublicFund> publicFunds,
    String window) {
  private static final String STANDARD_MEALS = "197000810";

  /** 減免. */
  public record Relief(String kind, long percent, long amount) {}

  /**
   * 公費.
   *
   * @param number 負担者番号
   * @param burden 負担金額, what is left to the patient; empty where nothing is
   * @param covered 公費給付対象一部負担金
   */
  public record PublicFund(
      String number, String recipient, long points, OptionalLong burden, OptionalLong covered) {}

  public static ClaimFigures of(Claim claim) {
    ClaimKind kind = claim.kind();
    ClaimRecord re = claim.re();
    Optional<ClaimRecord> ho = claim.first("HO");
    ClaimRecord total = ho.or(() -> claim.first("KO")).orElseThrow();
    return new ClaimFigures(
        re.item(3),
        whole(total, 5),
        total.number(6).longValue(),
        kind == ClaimKind.MEDICAL || kind == ClaimKind.DPC ? whole(re, 15) : OptionalLong.empty(),
        whole(re, 8),
        twoDigits(re.item(kind.remarks())),
        ho.map(record -> whole(record, kind.burden())).orElse(OptionalLong.empty()),
        relief(ho, kind.reduction()),
        ho.filter(record -> kind.meals() > 0)
            .map(record -> record.number(kind.meals()).longValue())
            .orElse(0L),
        standardMeals(claim),
        claim.all("KO").map(record -> fund(record, kind)).toList(),
        claim.first("MF").map(record -> record.item(2)).orElse(""));
  }

  private static Relief relief(Optional<ClaimRecord> ho, int item) {
    return ho.map(
            record ->
                new Relief(
                    record.item(item),
                    record.number(item + 1).longValue(),
                    record.number(item + 2).longValue()))
        .orElse(new Relief("", 0, 0));
  }

  private static PublicFund fund(ClaimRecord ko, ClaimKind kind) {
    int covered = kind.publicCovered();
    OptionalLong first = whole(ko, covered);
    return new PublicFund(
        ko.item(2),
        ko.item(3),
        ko.number(6).longValue(),
        whole(ko, kind.publicBurden()),
        first.isPresent() || kind == ClaimKind.PHARMACY || kind == ClaimKind.DENTAL
            ? first
            : whole(ko, covered + 1));
  }

  private static long standardMeals(Claim claim) {
    return ServiceRows.of(claim)
        .filter(row -> row.code().equals(STANDARD_MEALS))
        .map(ServiceRow::total)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .longValue();
  }

  private static List<String> twoDigits(String text) {
    return IntStream.range(0, text.length() / 2)
        .mapToObj(i -> text.substring(2 * i, 2 * i + 2))
        .toList();
  }

  private static OptionalLong whole(ClaimRecord record, int item) {
    return ClaimRecord.isNumber(record.item(item))
        ? OptionalLong.of(record.number(item).longValue())
        : OptionalLong.empty();
  }
}
