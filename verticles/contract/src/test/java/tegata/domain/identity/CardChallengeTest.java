package tegata.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardChallengeTest {
  private static final String NONCE = "A".repeat(41) + "-_";

  @Test
  @DisplayName("署名する文字列には目的・相手・乱数が書かれている")
  void textNamesPurposeAudienceAndNonce() {
    var challenge = new CardChallenge(CardChallenge.Purpose.LOGIN, "http://localhost:8080", NONCE);

    assertThat(challenge.text()).isEqualTo("tegata-login:v1:http://localhost:8080:" + NONCE);
  }

  @ParameterizedTest
  @DisplayName("どの目的の文字列も形が正しく、読み取り機と医療機関が同じ語で読める")
  @EnumSource(CardChallenge.Purpose.class)
  void everyPurposeIsWellFormed(CardChallenge.Purpose purpose) {
    String text = new CardChallenge(purpose, "1310000001", NONCE).text();

    assertThat(CardChallenge.isWellFormed(text)).isTrue();
    assertThat(text)
        .startsWith("tegata-" + purpose.name().toLowerCase(Locale.ROOT).replace('_', '-') + ":v1:");
  }

  @ParameterizedTest
  @DisplayName("形の違う文字列は問い合わせる前に断る")
  @ValueSource(
      strings = {
        "",
        "tegata-login:v1:http://localhost:8080:short",
        "tegata-payment:v1:http://localhost:8080:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "tegata-LOGIN:v1:http://localhost:8080:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "tegata-login:v2:http://localhost:8080:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "tegata-login:v1::AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "tegata-login:v1:http://localhost:8080:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+",
        "tegata-login:v1:http://localhost:8080:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "tegata-login:v1:http://localhost:8080:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
        "tegata-login:v1:http://a\nb:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        " tegata-login:v1:http://localhost:8080:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      })
  void otherShapesAreRefused(String text) {
    assertThat(CardChallenge.isWellFormed(text)).isFalse();
  }

  @Test
  @DisplayName("相手の名は200文字まで")
  void audienceIsBounded() {
    assertThat(wellFormedWithAudienceOf(200)).isTrue();
    assertThat(wellFormedWithAudienceOf(201)).isFalse();
  }

  @Property
  @Label("目的・相手・乱数のどれかが違えば、署名する文字列も違う")
  void differentChallengesNeverShareAText(
      @ForAll("challenges") CardChallenge one, @ForAll("challenges") CardChallenge other) {
    assertThat(one.text().equals(other.text())).isEqualTo(one.equals(other));
  }

  @Provide
  Arbitrary<CardChallenge> challenges() {
    Arbitrary<String> audiences =
        Arbitraries.of("a", "a:v1:b", "tegata-login:v1:a", "http://localhost:8080", "1310000001");
    Arbitrary<String> nonces = Arbitraries.of("A".repeat(43), NONCE);
    return Combinators.combine(Arbitraries.of(CardChallenge.Purpose.class), audiences, nonces)
        .as(CardChallenge::new);
  }

  @Property
  @Label("どの乱数でも文字列の形は正しい")
  void everyRandomNonceIsWellFormed(
      @ForAll @AlphaChars @Chars({'0', '9', '-', '_'}) @StringLength(43) String nonce) {
    var challenge = new CardChallenge(CardChallenge.Purpose.CONSENT, "1310000001", nonce);

    assertThat(CardChallenge.isWellFormed(challenge.text())).isTrue();
  }

  private static boolean wellFormedWithAudienceOf(int length) {
    var challenge = new CardChallenge(CardChallenge.Purpose.LOGIN, "a".repeat(length), NONCE);
    return CardChallenge.isWellFormed(challenge.text());
  }
}
