package tegata.simulators.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeTest {

  @Test
  @DisplayName("ログインのチャレンジは求めたサイトのオリジンを名のる")
  void aLoginChallengeNamesItsOrigin() {
    assertThat(Challenge.parse(Cards.LOGIN).orElseThrow().origin())
        .contains(URI.create(Cards.ORIGIN));
  }

  @ParameterizedTest
  @DisplayName("形のちがうチャレンジには署名しない")
  @ValueSource(
      strings = {
        "",
        "hello",
        "tegata-login:v1:http://localhost:8080",
        "tegata-login:v1:http://localhost:8080:short",
        "tegata-login:v1:ftp://localhost:abcdefghijklmnopqrstuvwxyz0123456789-_ABCDE",
        "tegata-login:v1:http://a@b:abcdefghijklmnopqrstuvwxyz0123456789-_ABCDE",
        "tegata-login:v2:http://localhost:abcdefghijklmnopqrstuvwxyz0123456789-_ABCDE",
        "tegata-eligibility:v1:",
        "tegata-eligibility:v1:with space",
        "tegata-donation:v1:x"
      })
  void otherTextsAreNotSigned(String text) {
    assertThat(Challenge.parse(text)).isEmpty();
  }

  @Test
  @DisplayName("長すぎるチャレンジには署名しない")
  void tooLongTextsAreNotSigned() {
    assertThat(Challenge.parse("tegata-consent:v1:" + "x".repeat(2000))).isEmpty();
  }
}
