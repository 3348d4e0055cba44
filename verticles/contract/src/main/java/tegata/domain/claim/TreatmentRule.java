package tegata.domain.claim;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import tegata.domain.treatment.Treatment;

/**
 * 診療情報の行を作る規則. Profile of this project: the services of a claim (診療行為) by day, in the groups of
 * 診療識別; drugs are 薬剤情報, and meals (97) are none of it.
 */
public final class TreatmentRule {
  private static final Map<String, String> MEDICAL =
      Map.ofEntries(
          Map.entry("11", "初診"),
          Map.entry("12", "再診"),
          Map.entry("13", "医学管理"),
          Map.entry("14", "在宅"),
          Map.entry("2", "投薬"),
          Map.entry("3", "注射"),
          Map.entry("4", "処置"),
          Map.entry("5", "手術"),
          Map.entry("54", "麻酔"),
          Map.entry("6", "検査・病理"),
          Map.entry("7", "画像診断"),
          Map.entry("8", "その他"),
          Map.entry("90", "入院料"),
          Map.entry("92", "入院料"));

  private static final Map<String, String> DENTAL =
      Map.of("21", "投薬・注射", "31", "検査", "4", "処置・手術", "6", "歯冠修復・欠損補綴");

  /**
   * 診療行為の一行.
   *
   * @param group 診療識別
   * @param code 診療行為コード, nine digits
   */
  public record Service(
      ClaimKind kind, boolean inpatient, LocalDate day, String group, String code, int times) {}

  private TreatmentRule() {}

  /**
   * The row for one service; empty when it is not shown.
   *
   * @param names name of a code, as valid on a day
   */
  public static Optional<Treatment> row(
      Service service, String institution, BiFunction<String, LocalDate, Optional<String>> names) {
    return group(service)
        .map(
            group ->
                new Treatment(
                    service.day(),
                    institution,
                    service.kind().category(service.inpatient()),
                    group,
                    service.code(),
                    names
                        .apply(service.code(), service.day())
                        .orElse("名称未登録の診療行為（コード " + service.code() + "）"),
                    service.times(),
                    Optional.empty()));
  }

  /** By the whole 診療識別, else by its first digit. */
  private static Optional<String> group(Service service) {
    String code = service.group();
    if (code.length() != 2) {
      return Optional.empty();
    }
    Optional<String> dental =
        service.kind() == ClaimKind.DENTAL ? find(DENTAL, code) : Optional.empty();
    return dental.or(() -> find(MEDICAL, code));
  }

  private static Optional<String> find(Map<String, String> words, String code) {
    return Optional.ofNullable(words.get(code))
        .or(() -> Optional.ofNullable(words.get(code.substring(0, 1))));
  }
}
