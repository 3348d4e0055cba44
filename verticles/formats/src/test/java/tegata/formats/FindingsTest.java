package tegata.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FindingsTest {

  @Test
  @DisplayName("指摘が上限を超えても、誤りが一つあったことは失われない")
  void keepsTheFirstErrorBeyondTheLimit() {
    var findings = new Findings();
    for (int i = 0; i < Findings.LIMIT + 5; i++) {
      findings.warn(i + "行目", "odd", "変です。");
    }
    findings.error("最後", "broken", "壊れています。");

    assertThat(findings.list()).hasSize(Findings.LIMIT);
    assertThat(findings.with("x").errors())
        .singleElement()
        .extracting(Finding::code)
        .isEqualTo("broken");
  }

  @Test
  @DisplayName("理由のない拒否はできない")
  void refusesToRefuseWithoutAReason() {
    assertThatThrownBy(() -> new Findings().withoutValue())
        .isInstanceOf(IllegalStateException.class);
  }
}
