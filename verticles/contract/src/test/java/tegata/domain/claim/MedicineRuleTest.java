package tegata.domain.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.domain.claim.DrugNames.Drug;
import tegata.domain.medication.Medicine;

class MedicineRuleTest {
  private static final LocalDate DAY = LocalDate.of(2026, 9, 10);
  private static final String CODE = "699999901";

  @Test
  @DisplayName("調剤の一行は、名称・成分・用法・用量・数量まで分かる")
  void readsADispensing() {
    ClaimedDrug drug =
        new ClaimedDrug(ClaimKind.PHARMACY, false, DAY, "1", CODE, "3", "1", "003", "", "14");

    assertThat(row(drug, master("1", false)))
        .contains(
            new Medicine(
                DAY,
                "架空薬局",
                Optional.of("架空内科医院"),
                Optional.of("院外"),
                Optional.of("内服"),
                "架空錠５ｍｇ",
                Optional.of("架空成分"),
                Optional.of(CODE),
                Optional.of("1日 3錠（1回 1錠）"),
                Optional.of("1日3回 食後"),
                Optional.of("14日分"),
                Medicine.Source.CLAIM,
                Optional.empty()));
  }

  @Test
  @DisplayName("コードのない用法は特別指示の言葉で、マスターにない薬はコードで見せる")
  void fallsBackToWords() {
    ClaimedDrug drug =
        new ClaimedDrug(
            ClaimKind.PHARMACY, false, DAY, "5", CODE, "18", "", "900", "１日２回　患部に塗布", "1");

    assertThat(row(drug, DrugNames.NONE))
        .hasValueSatisfying(
            row -> {
              assertThat(row.usage()).contains("１日２回　患部に塗布");
              assertThat(row.dose()).contains("18");
              assertThat(row.quantity()).contains("1調剤");
              assertThat(row.name()).contains(CODE);
              assertThat(row.ingredient()).isEmpty();
            });
  }

  @ParameterizedTest(name = "{0} {1} 入院 {2} 剤形 {3} → {4} {5}")
  @CsvSource({
    "MEDICAL, 21, false, 1, 院内, 内服",
    "MEDICAL, 22, false, 1, 院内, 屯服",
    "MEDICAL, 23, true, 6, 入院, 外用",
    "MEDICAL, 31, false, 4, 院内, 注射",
    "MEDICAL, 14, false, 4, 院内, 在宅",
    "DPC, 33, true, 4, 入院, 注射",
    "DENTAL, 21, false, 4, 院内, 注射",
    "DENTAL, 21, false, 6, 院内, 外用",
    "DENTAL, 21, false, 1, 院内, 内服",
    "PHARMACY, 6, false, 1, 院外, 浸煎"
  })
  @DisplayName("処方区分と使用区分")
  void tellsSettingAndUse(
      ClaimKind kind, String group, boolean inpatient, String form, String setting, String use) {
    ClaimedDrug drug = new ClaimedDrug(kind, inpatient, DAY, group, CODE, "1", "", "", "", "1");

    assertThat(row(drug, master(form, false)))
        .hasValueSatisfying(
            row -> {
              assertThat(row.setting()).contains(setting);
              assertThat(row.usageClass()).contains(use);
            });
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"40", "50", "54", "60", "70", "80", "99"})
  @DisplayName("処置・手術・検査・画像などで使った薬は、薬剤情報にしない")
  void leavesOutWhatWasUsedInTreatment(String group) {
    ClaimedDrug drug =
        new ClaimedDrug(ClaimKind.MEDICAL, false, DAY, group, CODE, "1", "", "", "", "1");

    assertThat(row(drug, master("4", false))).isEmpty();
  }

  @Test
  @DisplayName("薬剤料の逓減は薬ではない")
  void leavesOutReductions() {
    assertThat(row(inHouse("630010002"), DrugNames.NONE)).isEmpty();
    assertThat(row(inHouse(CODE), master("1", true))).isEmpty();
  }

  private static ClaimedDrug inHouse(String code) {
    return new ClaimedDrug(ClaimKind.MEDICAL, false, DAY, "21", code, "1", "", "", "", "1");
  }

  private static Optional<Medicine> row(ClaimedDrug drug, DrugNames names) {
    return MedicineRule.row(drug, "架空薬局", Optional.of("架空内科医院"), names);
  }

  private static DrugNames master(String form, boolean reduction) {
    return (code, day) -> Optional.of(new Drug("架空錠５ｍｇ", "架空成分", "錠", form, reduction));
  }
}
