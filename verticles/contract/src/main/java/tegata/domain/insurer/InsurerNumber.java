package tegata.domain.insurer;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** 保険者番号 in the one form in which it is stored and compared. */
public final class InsurerNumber {
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern PADDED = Pattern.compile("00\\d{6}");

  private InsurerNumber() {}

  /**
   * Half-width digits without spaces; a 国保 number of 6 digits that was padded to 8 with zeros (as
   * FHIR's 被保険者識別子 does) gets its 6 back, since no 法別番号 is 00.
   */
  public static String folded(String number) {
    String normal = Normalizer.normalize(number, Normalizer.Form.NFKC);
    String digits = SPACES.matcher(normal).replaceAll("");
    return PADDED.matcher(digits).matches() ? digits.substring(2) : digits;
  }
}
