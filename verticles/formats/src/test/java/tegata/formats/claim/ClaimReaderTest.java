package tegata.formats.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.formats.Finding;
import tegata.formats.Findings;

class ClaimReaderTest {
  /** 架空の患者と医療機関。 */
  private static final String GOOD =
      """
      IR,1,13,1,9999913,,架空内科,202610,00,
      RE,1,1112,202609,架空　太郎,1,19850401
      HO,06132013,１２３,４５６,1,395
      SI,11,1,111000110,,291,1,,,,,,,1
      SI,,1,112007410,,52,2,,,,,,,2
      GO,1,395,99
      """;

  private final Findings findings = new Findings();

  @ParameterizedTest(name = "{1}")
  @CsvSource({"'\n', LF", "'\r\n', CRLF"})
  @DisplayName("改行の種類、末尾の 0x1A、省かれた末尾の項目によらず読む")
  void readsBothLineEnds(String end, String name) {
    for (String mark : List.of("", "\u001a")) {
      List<Claim> claims = Claims.claims(GOOD.replace("\n", end) + mark, findings);
      assertThat(claims).singleElement().returns(YearMonth.of(2026, 9), Claim::month);
      assertThat(claims.get(0).facility().code()).isEqualTo("1319999913");
      assertThat(PointsCheck.sum(claims.get(0))).isEqualByComparingTo("395");
    }
    assertThat(findings.list()).isEmpty();
  }

  @Test
  @DisplayName("日付は長さで西暦と和暦を見分ける")
  void readsBothEras() {
    assertThat(ClaimDate.month("202609")).contains(YearMonth.of(2026, 9));
    assertThat(ClaimDate.month("50809")).contains(YearMonth.of(2026, 9));
    assertThat(ClaimDate.day("3600401")).contains(LocalDate.of(1985, 4, 1));
    assertThat(ClaimDate.day("4010108")).contains(LocalDate.of(1989, 1, 8));
    assertThat(List.of("", "0600401", "9600401", "20260230", "1", "五〇八〇九", "202613"))
        .allMatch(text -> ClaimDate.day(text).isEmpty() && ClaimDate.month(text).isEmpty());
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "'RE,1,1112', 'RE,1,6112', unknown-value, 2行目 RE 項目3",
    "'RE,1,1112', 'RE,1,', unknown-value, 2行目 RE 項目3",
    "'202609', '202613', unreadable-date, 2行目 RE 項目4",
    "'１２３,４５６,1,395', '１２３,４５６,1,三百', not-a-number, 3行目 HO 項目6",
    "',,291,1,', ',,x,1,', not-a-number, 4行目 SI 項目6",
    "'HO,', 'HX,', missing-record, 2行目 RE",
    "'IR,', 'IX,', missing-record, 2行目 RE"
  })
  @DisplayName("読めないレセプトは、行と項目を示して断る")
  void refusesBadClaims(String from, String to, String code, String place) {
    assertThat(Claims.claims(GOOD.replaceFirst(from, to), findings)).isEmpty();
    assertThat(findings.list().stream().filter(Finding::isError))
        .singleElement()
        .returns(code, Finding::code)
        .returns(place, Finding::place);
  }

  @Test
  @DisplayName("知らないレコードは残して警告し、余る項目も警告する")
  void keepsUnknownRecords() {
    String text =
        GOOD.replace("SI,11", "QQ,何か\nSI,11").replace("1,395\n", "1,395" + ",".repeat(12) + "\n");
    List<Claim> claims = Claims.claims(text, findings);

    assertThat(claims.get(0).first("QQ").orElseThrow().item(2)).isEqualTo("何か");
    assertThat(findings.list())
        .extracting(Finding::code)
        .containsExactlyInAnyOrder("unknown-record", "extra-items");
  }

  @Test
  @DisplayName("長すぎる行のあるレセプトだけを断り、次のレセプトは読む")
  void refusesLongLines() {
    String second = GOOD.lines().skip(1).limit(4).reduce("", (a, b) -> a + b + "\n");
    String text = GOOD.replace("SI,,", "CO," + "x".repeat(ClaimLines.LIMIT) + "\nSI,,");
    assertThat(Claims.claims(text.replace("GO,1,395", second + "GO,2,790"), findings)).hasSize(1);
    assertThat(findings.list()).extracting(Finding::code).containsExactly("line-too-long");
  }

  @Test
  @DisplayName("改行のない 1 GB の入力も、限られた記憶で断る")
  void survivesOneHugeLine() throws IOException {
    var endless =
        new InputStream() {
          private int left = 1024 * 1024 * 1024;

          @Override
          public int read() {
            return left-- > 0 ? 'x' : -1;
          }

          @Override
          public int read(byte[] buffer, int from, int length) {
            int given = Math.min(length, left);
            Arrays.fill(buffer, from, from + given, (byte) 'x');
            left -= given;
            return given > 0 ? given : -1;
          }
        };
    assertThat(new ClaimReader(endless, findings).next()).isEmpty();
    assertThat(findings.list()).extracting(Finding::code).containsExactly("line-too-long");
  }

  @Test
  @DisplayName("読めない文字は●に替えて警告する")
  void reportsUnmappableBytes() {
    byte[] file = Claims.bytes(GOOD);
    file[20] = (byte) 0xFF;
    assertThat(Claims.claims(file, findings)).hasSize(1);
    assertThat(findings.list()).extracting(Finding::code).containsExactly("unmappable-characters");
  }

  @Test
  @DisplayName("保険者向けの行番号つきファイルと、返戻レコードを読む")
  void readsInsurersAndReturns() {
    String insurers =
        "1,1,0,MN,123456789,,13150810123456789\n"
            + GOOD.lines().limit(5).map(line -> "1,2,0," + line + "\n").reduce("", String::concat);
    Claim claim = Claims.claims(insurers, findings).get(0);
    assertThat(claim.searchNumber()).isEqualTo("13150810123456789");
    assertThat(claim.re()).returns(2, ClaimRecord::line);

    assertThat(
            Claims.entries(
                Claims.bytes("HI,1,202611\nHR,202611,9,,,,,,,13150810123456789\n"), findings))
        .singleElement()
        .isInstanceOfSatisfying(
            ReturnNotice.class,
            notice -> {
              assertThat(notice.isWithdrawal()).isTrue();
              assertThat(notice.searchNumber()).isEqualTo("13150810123456789");
              assertThat(notice.processed()).contains(YearMonth.of(2026, 11));
            });
    assertThat(findings.list()).isEmpty();
  }
}
