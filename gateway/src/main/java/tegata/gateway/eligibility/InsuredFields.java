package tegata.gateway.eligibility;

import java.util.Optional;
import java.util.regex.Pattern;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.insurer.InsurerNumber;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;

/** The fields by which a person is named, whatever the format; the same rules hold in each. */
final class InsuredFields {
  private static final Pattern INSURER_NUMBER = Pattern.compile("\\d{6}|\\d{8}");

  /** Free text at many insurers, full width or not; 記号 of 40 characters have not been seen. */
  private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}]{0,40}");

  private InsuredFields() {}

  /**
   * Reads fields of which an absent one is empty text; 記号 and 枝番 may be absent.
   *
   * @throws Problem with {@code malformed-body}, naming the field
   */
  static InsuredNumber read(String insurer, String symbol, String number, String branch) {
    String insurerNumber = InsurerNumber.folded(insurer);
    require(INSURER_NUMBER.matcher(insurerNumber).matches(), "insurerNumber");
    require(TEXT.matcher(symbol).matches(), "insuredCardSymbol");
    require(TEXT.matcher(number).matches() && !number.isBlank(), "insuredIdentificationNumber");
    require(TEXT.matcher(branch).matches(), "insuredBranchNumber");
    return new InsuredNumber(insurerNumber, present(symbol), number, present(branch));
  }

  private static Optional<String> present(String text) {
    return Optional.of(text).filter(t -> !t.isBlank());
  }

  private static void require(boolean holds, String field) {
    if (!holds) {
      throw new Problem(
          ProblemType.MALFORMED_BODY, "The field " + field + " is missing or has another form.");
    }
  }
}
