package tegata.domain.identity;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * カードに署名させる一度きりの文字列。The purpose and the origin stand in the text itself, so that a signature given
 * for one cannot serve the other.
 *
 * @param purpose what the signature is for
 * @param audience where it may be used: the portal's origin, or the 医療機関コード
 * @param nonce 32 random bytes, base64url without padding
 */
public record CardChallenge(Purpose purpose, String audience, String nonce) {

  /** How long a challenge may be answered. */
  public static final Duration LIFETIME = Duration.ofSeconds(60);

  private static final Pattern TEXT =
      Pattern.compile(
          "tegata-(login|staff-login|eligibility|consent|registration):v1:(.{1,200}):([A-Za-z0-9_-]{43})");

  /** 署名の目的. */
  public enum Purpose {
    LOGIN,
    /** 職員カードによるログイン. */
    STAFF_LOGIN,
    ELIGIBILITY,
    CONSENT,
    /** 利用登録. */
    REGISTRATION;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** The bytes the card signs are the UTF-8 bytes of this text. */
  public String text() {
    return "tegata-" + purpose.word() + ":v1:" + audience + ":" + nonce;
  }

  /**
   * Whether a text has the shape of a challenge at all; whether it is one of ours only the store
   * knows.
   */
  public static boolean isWellFormed(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches();
  }
}
