package tegata.formats.jahis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.formats.Finding;
import tegata.formats.Ms932;
import tegata.formats.Parsed;
import tegata.formats.TestData;

class JahisFileTest {
  private static final String FULL =
      """
      JAHISTC08,1
      1,架空 太郎,1,S550101,105-0004,東京都港区,03-0000-0000,090-0000-0000,A+,52.3,カクウ タロウ
      2,1,アレルギー歴あり,1
      3,架空かぜ薬,20260301,20260307,1,1,4900000000000
      31,1,イブプロフェン,2,123456,1
      4,食後に体調を記録,20260310,1
      5,20260312,1
      11,架空薬局,13,4,1234567,105-0004,東京都港区,03-0000-0001,1
      15,架空 次郎,03-0000-0001,1
      51,架空病院,13,1,7654321,1
      55,架空 一郎,内科,1
      201,1,架空錠２．５ｍｇ,1,錠,2,612170709,1,【般】架空錠,2,1179044F1ZZZ
      201,1,架空散,0.5,g,1,,1
      281,1,朝1錠、夕2錠,1
      301,1,毎食後服用,3,日分,1,1,,1
      391,1,眠気に注意,1
      55,架空 三郎,外科,1
      201,2,架空軟膏,5,g,4,2649735M1010,1
      301,2,患部に塗布,1,調剤,5,1,,1
      401,併用に注意,1
      411,粉砕して交付,31,1
      421,残薬は5錠,1
      501,備考,1
      601,昼に眠くなった,20260313
      701,架空 次郎,架空薬局,03-0000-0001,20260310,20270310,1
      """;

  @Test
  @DisplayName("見本を UTF-8 でも Shift_JIS でも読む")
  void readsTheSamples() throws IOException {
    byte[] sample = TestData.read("jahis/tc-multi-dispensing.txt");
    JahisNotebook notebook = complete(sample);

    assertThat(complete(new String(sample, UTF_8).getBytes(Ms932.CHARSET))).isEqualTo(notebook);
    assertThat(notebook.dispensings())
        .extracting(Dispensing::date)
        .containsExactly(LocalDate.of(2026, 3, 12), LocalDate.of(2026, 2, 20));
    Rp rp = notebook.dispensings().get(0).rps().get(0);
    assertThat(rp.usage()).isEqualTo(new Usage("毎食後服用", "3", "日分", "1", "1", ""));
    assertThat(rp.drugs().get(0).genericCode()).isEqualTo("1179044F1ZZZ");
    assertThat(complete(TestData.read("jahis/tc-minimal-valid.txt")).version()).isEqualTo("01");
  }

  @Test
  @DisplayName("薬品コードのない見本は、行と項目を示してその RP を断る")
  void rejectsTheInvalidSample() throws IOException {
    Parsed<JahisNotebook> parsed =
        JahisFile.read(TestData.read("jahis/tc-invalid-missing-drug-code.txt"));

    assertThat(parsed.errors())
        .singleElement()
        .returns("missing-drug-code", Finding::code)
        .returns("4行目 薬品コード", Finding::place);
    assertThat(parsed.value().get().dispensings()).isEmpty();
  }

  @Test
  @DisplayName("すべてのレコードを読み、書くと、どちらの文字コードでも元に戻る")
  void survivesTheRoundTrip() {
    JahisNotebook notebook = complete(FULL.getBytes(UTF_8));

    for (Charset charset : List.of(UTF_8, Ms932.CHARSET)) {
      byte[] written = JahisFile.write(notebook, charset);
      assertThat(complete(written)).isEqualTo(notebook);
      assertThat(new String(written, charset))
          .isEqualTo(FULL.replace("S550101", "19800101").replace("\n", "\r\n"));
    }
  }

  @Test
  @DisplayName("処方医は、その後の RP に付く")
  void bindsDoctorsToTheirRps() {
    Dispensing dispensing = complete(FULL.getBytes(UTF_8)).dispensings().get(0);

    assertThat(dispensing.rps())
        .extracting(rp -> rp.doctor().get().department())
        .containsExactly("内科", "外科");
    assertThat(dispensing.institution().get().tenDigitCode()).isEqualTo("1341234567");
    assertThat(dispensing.notes()).hasSize(5);
  }

  @Test
  @DisplayName("値の中のカンマと改行は、項目をずらさないように書く")
  void writesNoCommasInsideFields() {
    JahisNotebook notebook = complete(FULL.getBytes(UTF_8));
    Patient p = notebook.patient();
    var renamed =
        new Patient("架空,太郎\r\n5,20260101", p.sex(), p.birthdate(), "", "", "", "", "", "", "");
    var odd = new JahisNotebook("08", "2", renamed, List.of(), List.of(), List.of(), List.of());

    assertThat(new String(JahisFile.write(odd, UTF_8), UTF_8))
        .isEqualTo("JAHISTC08,2\r\n1,架空，太郎 5，20260101,1,19800101\r\n");
  }

  static JahisNotebook complete(byte[] content) {
    Parsed<JahisNotebook> parsed = JahisFile.read(content);
    assertThat(parsed.findings()).isEmpty();
    return parsed.value().get();
  }
}
