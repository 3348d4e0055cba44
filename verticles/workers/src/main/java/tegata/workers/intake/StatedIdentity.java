package tegata.workers.intake;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.insurer.InsurerNumber;

/**
 * Whom a file says its records belong to. Exports mask numbers ({@code 0XXXXXXX}): a masked value
 * says nothing.
 */
record StatedIdentity(
    String name,
    String kana,
    Optional<LocalDate> birthdate,
    Optional<String> insurerNumber,
    Optional<String> symbol,
    Optional<String> number,
    Optional<String> branch) {

  private static final Pattern MASK = Pattern.compile("[0-9]*[XＸx*＊●○]+");

  /** Texts as written; what is empty or masked becomes absent. */
  static StatedIdentity of(
      String name,
      String kana,
      Optional<LocalDate> birthdate,
      String insurerNumber,
      String symbol,
      String number,
      String branch) {
    return new StatedIdentity(
        name,
        kana,
        birthdate,
        readable(insurerNumber).map(InsurerNumber::folded).filter(n -> n.matches("\\d{6,8}")),
        isMasked(symbol) ? Optional.empty() : Optional.of(symbol),
        readable(number),
        readable(branch));
  }

  /** Number within the insurer, where enough of it can be read to find a person by. */
  Optional<InsuredNumber> insured() {
    return insurerNumber.isPresent() && symbol.isPresent() && number.isPresent()
        ? Optional.of(
            new InsuredNumber(
                insurerNumber.get(), symbol.flatMap(Values::present), number.get(), branch))
        : Optional.empty();
  }

  private static Optional<String> readable(String text) {
    return Values.present(text).filter(t -> !isMasked(t));
  }

  private static boolean isMasked(String text) {
    return MASK.matcher(text.strip()).matches();
  }
}
