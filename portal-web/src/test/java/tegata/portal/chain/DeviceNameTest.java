package tegata.portal.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceNameTest {

  @ParameterizedTest(name = "→ {1}")
  @DisplayName("ブラウザーの名のりから、人に分かる名前だけをとり出す")
  @CsvSource({
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0, Firefox (Windows)",
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0, Edge (Windows)",
    "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36, Chrome (Android)",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1, Safari (iPhone)",
    "curl/8.5, ''"
  })
  void knowsTheUsualOnes(String userAgent, String name) {
    assertThat(DeviceName.of(userAgent).orElse("")).isEqualTo(name);
  }

  @Test
  @DisplayName("名のらないもの、長すぎる名のりからは、何もとり出さない")
  void keepsNothingStrange() {
    assertThat(DeviceName.of(null)).isEmpty();
    assertThat(DeviceName.of("<script>".repeat(500) + "Firefox/1")).isEmpty();
  }
}
