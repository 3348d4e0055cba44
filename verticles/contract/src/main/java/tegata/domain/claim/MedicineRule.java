package tegata.domain.claim;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tegata.domain.claim.DrugNames.Drug;
import tegata.domain.medication.Medicine;

/**
 * 薬剤情報の行を作る規則. Profile of this project: what a patient took home or was given as 内服, 屯服, 外用, 注射 or
 * at home (診療識別 21–23, 31–33, 14) is shown; contrast media, anaesthetics and the like, used in an
 * examination or operation (40, 50, 54, 60, 70, 80), are not.
 */
public final class MedicineRule {
  private static final String AT_HOME = "14";

  /** 剤形 of 調剤. */
  private static final Map<String, String> FORMS =
      Map.of("1", "内服", "2", "内滴", "3", "屯服", "4", "注射", "5", "外用", "6", "浸煎", "7", "湯");

  /** 診療識別. */
  private static final Map<String, String> GROUPS =
      Map.of("21", "内服", "22", "屯服", "23", "外用", "31", "注射", "32", "注射", "33", "注射", AT_HOME, "在宅");

  private static final Set<String> DAILY = Set.of("内服", "内滴", "浸煎", "湯");

  /** 薬剤料逓減, in the master with 金額種別 7. */
  private static final String REDUCTIONS = "63001";

  private MedicineRule() {}

  /**
   * The row for one drug; empty when it is not shown.
   *
   * @param institution where it was dispensed
   * @param prescriber where it was prescribed, for a pharmacy
   */
  public static Optional<Medicine> row(
      ClaimedDrug drug, String institution, Optional<String> prescriber, DrugNames names) {
    Optional<Drug> known = names.find(drug.code(), drug.day());
    boolean reduction =
        drug.code().startsWith(REDUCTIONS) || known.filter(Drug::reduction).isPresent();
    return reduction
        ? Optional.empty()
        : usageClass(drug, known).map(usage -> row(drug, usage, institution, prescriber, known));
  }

  private static Medicine row(
      ClaimedDrug drug,
      String usageClass,
      String institution,
      Optional<String> prescriber,
      Optional<Drug> known) {
    return new Medicine(
        drug.day(),
        institution,
        prescriber,
        Optional.of(drug.kind().setting(drug.inpatient())),
        Optional.of(usageClass),
        known.map(Drug::name).orElse("名称未登録の医薬品（コード " + drug.code() + "）"),
        known.map(Drug::ingredient).filter(text -> !text.isEmpty()),
        Optional.of(drug.code()),
        dose(drug, usageClass, known.map(Drug::unit).orElse("")),
        usage(drug),
        quantity(drug, usageClass),
        Medicine.Source.CLAIM,
        Optional.empty());
  }

  /** 使用区分. 歯科's 21 is 投薬・注射 of every kind: there the master's 剤形 tells. */
  private static Optional<String> usageClass(ClaimedDrug drug, Optional<Drug> known) {
    if (drug.kind() == ClaimKind.PHARMACY) {
      return Optional.ofNullable(FORMS.get(drug.group()));
    }
    if (drug.kind() == ClaimKind.DENTAL && drug.group().equals("21")) {
      return Optional.of(
          switch (known.map(Drug::form).orElse("")) {
            case "4" -> "注射";
            case "6" -> "外用";
            default -> "内服";
          });
    }
    return Optional.ofNullable(GROUPS.get(drug.group()));
  }

  private static Optional<String> dose(ClaimedDrug drug, String usageClass, String unit) {
    if (drug.amount().isEmpty()) {
      return Optional.empty();
    }
    String of = DAILY.contains(usageClass) ? "1日 " : usageClass.equals("屯服") ? "1回 " : "";
    String single = drug.single().isEmpty() ? "" : "（1回 " + drug.single() + unit + "）";
    return Optional.of(of + drug.amount() + unit + single);
  }

  private static Optional<String> usage(ClaimedDrug drug) {
    String words = UsageText.of(drug.usageCode()).orElse("");
    String both = (words + " " + drug.instruction()).strip();
    return Optional.of(both).filter(text -> !text.isEmpty());
  }

  private static Optional<String> quantity(ClaimedDrug drug, String usageClass) {
    String unit = DAILY.contains(usageClass) ? "日分" : usageClass.equals("外用") ? "調剤" : "回分";
    return Optional.of(drug.count()).filter(text -> !text.isEmpty()).map(text -> text + unit);
  }
}
