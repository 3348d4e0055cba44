package tegata.domain.registration;

import java.time.LocalDate;
import java.util.Optional;

/**
 * 資格確認書: the paper with which a person without マイナ保険証 is treated.
 *
 * @param insurerNumber who issued it; it counts only as long as they insure the person
 * @param issuedOn 交付日 (発送日)
 * @param validUntil 有効期限, that day included; at most five years after (健康保険法施行規則 47条)
 * @param number of the paper, as printed; empty where none was made here
 */
public record EligibilityCertificate(
    String insurerNumber, LocalDate issuedOn, LocalDate validUntil, Optional<String> number) {
  /** 有効期限は最大5年. */
  public static final int LONGEST_YEARS = 5;

  /** Whether the dates are ones a certificate can have. */
  public boolean isPlausible() {
    return !validUntil.isBefore(issuedOn) && !validUntil.isAfter(issuedOn.plusYears(LONGEST_YEARS));
  }

  /** Whether it proves on a day that the person is insured by this insurer. */
  public boolean proves(Optional<String> insurer, LocalDate day) {
    return insurer.filter(insurerNumber::equals).isPresent() && !day.isAfter(validUntil);
  }
}
