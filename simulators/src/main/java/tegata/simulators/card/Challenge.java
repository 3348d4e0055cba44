package tegata.simulators.card;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text a card is asked to sign. Its first part names the purpose, so that a signature given for
 * one purpose can never serve another: {@code tegata-login:v1:<portal origin>:<nonce>} at the
 * portal, {@code tegata-staff-login:v1:…} at its desks, {@code tegata-eligibility:v1:…} and {@code
 * tegata-consent:v1:…} at a facility, {@code tegata-registration:v1:…} at a kiosk.
 */
public record Challenge(String text, Purpose purpose, Optional<URI> origin) {

  /** What the signature is for. */
  public enum Purpose {
    LOGIN,
    STAFF_LOGIN,
    ELIGIBILITY,
    CONSENT,
    REGISTRATION
  }

  private static final int LONGEST = 1024;
  private static final Pattern LOGIN =
      Pattern.compile(
          "tegata-(login|staff-login):v1:(https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?):[A-Za-z0-9_-]{43}");
  private static final Pattern AT_FACILITY =
      Pattern.compile("tegata-(eligibility|consent|registration):v1:[\\x21-\\x7e]+");

  /** The challenge, or empty for a text that no card of ours signs. */
  public static Optional<Challenge> parse(String text) {
    if (text == null || text.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher login = LOGIN.matcher(text);
    if (login.matches()) {
      URI origin = URI.create(login.group(2));
      Purpose purpose = login.group(1).equals("login") ? Purpose.LOGIN : Purpose.STAFF_LOGIN;
      return Optional.of(new Challenge(text, purpose, Optional.of(origin)));
    }
    Matcher atFacility = AT_FACILITY.matcher(text);
    if (!atFacility.matches()) {
      return Optional.empty();
    }
    Purpose purpose = Purpose.valueOf(atFacility.group(1).toUpperCase(Locale.ROOT));
    return Optional.of(new Challenge(text, purpose, Optional.empty()));
  }
}
