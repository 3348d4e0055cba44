package tegata.domain.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.domain.claim.TreatmentRule.Service;
import tegata.domain.treatment.Treatment;

class TreatmentRuleTest {
  private static final LocalDate DAY = LocalDate.of(2026, 9, 3);

  @ParameterizedTest(name = "{0} {1} → {2}")
  @CsvSource({
    "MEDICAL, 11, 初診",
    "MEDICAL, 50, 手術",
    "MEDICAL, 54, 麻酔",
    "MEDICAL, 60, 検査・病理",
    "MEDICAL, 33, 注射",
    "DPC, 92, 入院料",
    "DENTAL, 31, 検査",
    "DENTAL, 62, 歯冠修復・欠損補綴",
    "DENTAL, 12, 再診"
  })
  @DisplayName("診療識別を言葉にする")
  void namesTheGroup(ClaimKind kind, String group, String words) {
    assertThat(row(kind, group)).map(Treatment::group).contains(words);
  }

  @ParameterizedTest(name = "診療識別「{0}」")
  @CsvSource({"97", "93", "01", "''"})
  @DisplayName("食事・包括評価・全体の行は、診療情報にしない")
  void leavesOutWhatIsNoTreatment(String group) {
    assertThat(row(ClaimKind.MEDICAL, group)).isEmpty();
  }

  @Test
  @DisplayName("名称はマスターから、なければコードで見せる")
  void namesTheService() {
    Service service = new Service(ClaimKind.MEDICAL, false, DAY, "11", "111000110", 1);

    assertThat(TreatmentRule.row(service, "架空医院", (code, day) -> Optional.of("初診料")))
        .contains(
            new Treatment(DAY, "架空医院", "医科外来", "初診", "111000110", "初診料", 1, Optional.empty()));
    assertThat(row(ClaimKind.MEDICAL, "11"))
        .map(Treatment::name)
        .get()
        .asString()
        .contains("111000110");
  }

  private static Optional<Treatment> row(ClaimKind kind, String group) {
    return TreatmentRule.row(
        new Service(kind, false, DAY, group, "111000110", 1),
        "架空医院",
        (code, day) -> Optional.empty());
  }
}
