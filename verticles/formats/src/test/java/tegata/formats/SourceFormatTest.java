package tegata.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceFormatTest {

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "わたしの情報\\r\\n医療費通知情報\\r\\n | MYNA_EXPENSES",
        "\"わたしの情報\"\\n\"医療費通知情報\"\\n | MYNA_EXPENSES",
        "JAHISTC08,1\\r\\n1,架空 太郎 | JAHIS_NOTEBOOK",
        "{ \"id\":1, \"resourceType\" : \"Bundle\" | ECHECKUP_BUNDLE",
        "個人ID,氏名,性別 | PEOPLE",
        "\"氏名\",\"個人ID\" | PEOPLE",
        "医療機関等コード,名称,区分 | FACILITIES",
        "職員番号,氏名,役割 | STAFF",
        "保険者番号,名称 | INSURERS",
        "保険者番号,個人ID,氏名,名称 | PEOPLE",
        "何か,別の,表 | UNKNOWN",
        "JAHIS10 | UNKNOWN"
      })
  @DisplayName("形式は中身で見分ける")
  void detectsByContent(String content, SourceFormat format) {
    String text = content.replace("\\r", "\r").replace("\\n", "\n");
    assertThat(SourceFormat.detect(text.getBytes(StandardCharsets.UTF_8), "file.dat"))
        .isEqualTo(format);
    assertThat(SourceFormat.detect(text.getBytes(Ms932.CHARSET), "file.dat")).isEqualTo(format);
  }

  @Test
  @DisplayName("中身が壊れていれば、名前から形式を推す")
  void fallsBackToTheName() {
    byte[] broken = {(byte) 0xFF, 0, 1};
    assertThat(SourceFormat.detect(broken, "医療費情報_20260223.csv"))
        .isEqualTo(SourceFormat.MYNA_EXPENSES);
    assertThat(SourceFormat.detect(broken, "Bundle.JSON")).isEqualTo(SourceFormat.ECHECKUP_BUNDLE);
    assertThat(SourceFormat.detect(broken, "x.csv")).isEqualTo(SourceFormat.UNKNOWN);
  }
}
