package tegata.formats.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.formats.Finding;
import tegata.formats.Findings;

/** 架空の保険者向けレセプトと、その補正。 */
class CorrectionsTest {
  private static final String ORIGINAL =
      """
      1,1,0,MN,000000001,,13150811000000001
      1,2,0,IR,1,13,1,9999913,,架空内科,202610,00,
      1,3,0,RE,1,1112,202609,架空　太郎,1,19850401
      1,4,0,HO,06132013,１２３,４５６,1,395
      1,5,0,SI,11,1,111000110,,291,1,,,,,,,1
      1,6,0,SI,12,1,112007410,,52,2,,,,,,,2
      """;

  private final Findings findings = new Findings();

  @Test
  @DisplayName("追加・修正・削除を順に当て、元のレセプトは元のまま残る")
  void appliesInOrder() {
    Claim claim =
        read(
            """
            2,7,0,HO,06132013,１２３,４５６,1,334
            2,8,0,JY,2,4,0,6,A,7,0
            2,9,0,SI,12,1,112007410,,43,1,,,,,,,1
            2,10,0,JY,1,5,0,,A,9,0
            2,11,0,JY,3,6,0,,B,,
            """);

    Claim corrected = Corrections.applied(claim).orElseThrow();
    assertThat(summary(corrected)).isEqualTo("RE HO334 SI291 SI43");
    assertThat(corrected.data()).isEqualTo(2);
    assertThat(PointsCheck.sum(corrected)).isEqualByComparingTo("334");
    assertThat(summary(Corrections.original(claim))).isEqualTo("RE HO395 SI291 SI52");
    assertThat(PointsCheck.sum(Corrections.original(claim))).isEqualByComparingTo("395");
    assertThat(findings.list()).isEmpty();
  }

  @Test
  @DisplayName("補正されたレコードを、さらに補正できる")
  void correctsACorrection() {
    Claim claim =
        read(
            """
            2,7,0,SI,12,1,112007410,,43,1,,,,,,,1
            2,8,0,JY,2,6,0,,A,7,0
            2,9,0,JY,3,7,0,,A,,
            """);

    assertThat(summary(Corrections.applied(claim).orElseThrow())).isEqualTo("RE HO395 SI291");
  }

  @Test
  @DisplayName("補正のないレセプトは、決定後のものがない")
  void nothingToApply() {
    assertThat(Corrections.applied(read(""))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'2,7,0,JY,3,99,0,,A,,', 7行目 JY 項目3",
    "'2,7,0,JY,2,6,0,,A,99,0', 7行目 JY 項目7",
    "'2,7,0,JY,9,6,0,,A,,', 7行目 JY 項目2"
  })
  @DisplayName("当てられない補正のあるレセプトは、場所を示して断る")
  void refusesWhatDoesNotFit(String jy, String place) {
    assertThat(Claims.claims(ORIGINAL + jy + "\n", findings)).isEmpty();
    assertThat(findings.list())
        .singleElement()
        .returns("unknown-correction", Finding::code)
        .returns(place, Finding::place);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'RE,1,11,202609,架空　太郎,1,19850401', 3",
    "'RE,1,3112,202609,架空　太郎,1,19850401', 3",
    "'RE,1,1112,202613,架空　太郎,1,19850401', 3",
    "'RE,1,1112,202608,架空　太郎,1,19850401', 3",
    "'HO,06132013,１２３,４５６,1,', 4",
    "'HO,06132013,１２３,４５６,1,395', 3",
    "'SI,11,1,111000110,,291,1,,,,,,,1', 4"
  })
  @DisplayName("補正すると、だれのいつの何点か分からなくなるレセプトは断り、次の一件は読む")
  void refusesWhatIsNoLongerWhole(String corrected, int target) {
    String file = ORIGINAL + "2,7,0,%s\n2,8,0,JY,2,%d,0,,A,7,0\n".formatted(corrected, target);

    assertThat(Claims.claims(file + ORIGINAL, findings)).hasSize(1);
    assertThat(findings.list()).extracting(Finding::code).containsExactly("missing-record");
  }

  @Test
  @DisplayName("置き換えた文字で長くなりすぎる行のあるレセプトは、後で読めないので断る")
  void refusesWhatCouldNotBeReadAgain() {
    String broken = "CO" + ("," + "\0".repeat(2_000)).repeat(7);

    assertThat(Claims.claims(ORIGINAL + "1,7,0," + broken + "\n" + ORIGINAL, findings)).hasSize(1);
    assertThat(findings.list())
        .filteredOn(Finding::isError)
        .extracting(Finding::code)
        .containsExactly("line-too-long");
  }

  @Test
  @DisplayName("同じ長い行を何度も加える補正で、レセプトが大きくなりすぎることはない")
  void refusesWhatGrowsTooLarge() {
    StringBuilder file = new StringBuilder(ORIGINAL);
    file.append("2,7,0,SJ,1,").append("あ".repeat(2_000)).append('\n');
    for (int line = 8; line < 3_000; line++) {
      file.append("2,%d,0,JY,1,5,0,,A,7,0\n".formatted(line));
    }

    assertThat(Claims.claims(file.toString(), findings)).isEmpty();
  }

  @Test
  @DisplayName("MN のないレセプトも、行番号が戻れば次の一件")
  void separatesClaimsWithoutManagement() {
    String body = ORIGINAL.substring(ORIGINAL.indexOf("1,3,0"));
    List<Claim> claims = Claims.claims(ORIGINAL + body, findings);

    assertThat(claims).extracting(Claim::searchNumber).containsExactly("13150811000000001", "");
    assertThat(claims).extracting(c -> c.all("RE").count()).containsOnly(1L);
  }

  private Claim read(String corrections) {
    return Claims.claims(ORIGINAL + corrections, findings).get(0);
  }

  private static String summary(Claim claim) {
    return claim.records().stream()
        .map(r -> r.id() + (r.is("HO") || r.is("SI") ? r.number(6).toPlainString() : ""))
        .collect(Collectors.joining(" "));
  }
}
