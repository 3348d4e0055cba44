package tegata.formats.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.formats.Finding;
import tegata.formats.Findings;
import tegata.formats.TestData;

class SuppliedClaimsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "RECEIPTC_202610.UKE, MEDICAL, 12",
    "RECEIPTD_202610.UKE, DPC, 13",
    "RECEIPTS_202610.UKE, DENTAL, 7",
    "RECEIPTY_202610_first.CYO, PHARMACY, 12",
    "RECEIPTY_202612_resubmission.CYO, PHARMACY, 9"
  })
  @DisplayName("各種のレセプトが一件ずつ、指摘なしに読め、点数が合う")
  void readsEachKind(String file, ClaimKind kind, int records) throws IOException {
    var findings = new Findings();
    List<Claim> claims = Claims.claims(TestData.read("uke/" + file), findings);
    claims.forEach(claim -> PointsCheck.check(claim, findings));

    assertThat(findings.list()).isEmpty();
    assertThat(claims).singleElement().returns(kind, Claim::kind);
    assertThat(claims.get(0).records()).hasSize(records);
  }

  @Test
  @DisplayName("医科 75 件の点数がすべて合い、抜粋のため合わない総件数は警告になる")
  void checksTheSample() throws IOException {
    var findings = new Findings();
    List<Claim> claims = Claims.claims(TestData.read("uke/RECEIPTC_GAIRAI_SAMPLE.UKE"), findings);
    claims.forEach(claim -> PointsCheck.check(claim, findings));

    assertThat(claims).hasSize(75);
    assertThat(findings.list())
        .singleElement()
        .returns("total-mismatch", Finding::code)
        .returns(false, Finding::isError);
  }
}
