package tegata.portal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://portal.example",
        "http://192.168.0.10:8080",
        "https://portal.example/path",
        "https://user@portal.example",
        "ftp://localhost",
        "localhost:8080"
      })
  @DisplayName("この機械の外へ平文で開くもの、オリジンでないものは拒む")
  void refusesUnsafeOrigins(String text) {
    assertThatThrownBy(() -> Origin.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("既定のポートは書かない形にそろえ、大文字小文字を区別しない")
  void normalizes() {
    assertThat(Origin.of("https://Portal.Example:443").text()).isEqualTo("https://portal.example");
    assertThat(Origin.of("http://localhost:8080").isNamedBy("LOCALHOST:8080")).isTrue();
    assertThat(Origin.of("http://localhost:8080").isNamedBy("localhost")).isFalse();
  }
}
