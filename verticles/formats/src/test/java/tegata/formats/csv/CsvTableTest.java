package tegata.formats.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

  @Test
  @DisplayName("BOM と CRLF を付け、必要な項目だけを引用符で囲む")
  void writesForSpreadsheets() {
    assertThat(written("名称", "a,b \"c\"")).isEqualTo("\uFEFF名称\r\n\"a,b \"\"c\"\"\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1+1", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠x", "-"})
  @DisplayName("数式に見える項目は動かないようにする")
  void disarmsFormulas(String formula) {
    assertThat(written("x", formula)).matches("(?s)\uFEFFx\r\n\"?'.*");
  }

  @Test
  @DisplayName("負の金額は数字のまま残す")
  void keepsNegativeAmounts() {
    assertThat(written("円", "-1200")).isEqualTo("\uFEFF円\r\n-1200\r\n");
  }

  @Test
  @DisplayName("見出しと幅の違う行は書けない")
  void refusesRaggedRows() {
    var table = new CsvTable(List.of("a", "b"));
    assertThatThrownBy(() -> table.row(List.of("1"))).isInstanceOf(IllegalArgumentException.class);
  }

  private static String written(String header, String field) {
    var table = new CsvTable(List.of(header));
    table.row(List.of(field));
    return new String(table.toBytes(), UTF_8);
  }
}
