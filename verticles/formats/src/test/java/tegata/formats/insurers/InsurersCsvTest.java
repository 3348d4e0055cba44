package tegata.formats.insurers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.formats.Finding;
import tegata.formats.Parsed;

class InsurersCsvTest {
  private static final List<Insurer> INSURERS =
      List.of(new Insurer("06130488", "架空健康保険組合"), new Insurer("138057", "架空市"));

  @Test
  @DisplayName("書いたものを読むと、先頭の0を失わずに元に戻る")
  void survivesTheRoundTrip() {
    Parsed<List<Insurer>> parsed = InsurersCsv.read(InsurersCsv.write(INSURERS));

    assertThat(parsed.findings()).isEmpty();
    assertThat(parsed.value()).contains(INSURERS);
  }

  @Test
  @DisplayName("桁の足りない番号と重複を断り、残りを読む")
  void rejectsRows() {
    String text = "保険者番号,名称\n6130488,架空健康保険組合\n138057,架空市\n138057,架空町\n138058,\n";
    Parsed<List<Insurer>> parsed = InsurersCsv.read(text.getBytes(UTF_8));

    assertThat(parsed.errors())
        .extracting(Finding::code)
        .containsExactly("malformed-value", "repeated-number", "missing-value");
    assertThat(parsed.value().get()).containsExactly(new Insurer("138057", "架空市"));
  }
}
