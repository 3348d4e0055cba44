package tegata.domain.insurer;

import java.text.Normalizer;

/** 保険者番号 in the one form in which it is stored and compared. */
public final class InsurerNumber {
  private InsurerNumber() {}

  /**
   * Half-width digits without spaces; a 国保 number of 6 digits that was padded to 8 with zeros (as
   * FHIR's 被保険者識別子 does) gets its 6 back, since no 法別番号 is 00.
   */
  public static String folded(String number) {
    String digits = Normalizer.normalize(number, Normalizer.Form.NFKC).replaceAll("\\s+", "");
    return digits.matches("00\\d{6}") ? digits.substring(2) : digits;
  }
}
