package tegata.portal.tax;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.domain.tax.OwnRow;
import tegata.domain.tax.TaxEntry;
import tegata.domain.tax.TaxEntry.Kind;
import tegata.domain.tax.Treatment;
import tegata.portal.page.DateText;
import tegata.portal.page.FieldError;
import tegata.portal.page.Words;

/**
 * A row as it was typed, and what is wrong with it.
 *
 * @param kind name of a {@link Kind}
 */
record RowFields(
    String person, String payee, String kind, String paid, String paidOn, boolean selfMedication) {

  /** What a cell must not begin with: a spreadsheet would take it for a formula. */
  private static final String FORMULA = "=+-@＝＋－＠";

  static RowFields of(TaxForm form) {
    return new RowFields(
        form.value("person").strip(),
        form.value("payee").strip(),
        form.value("kind"),
        form.value("paid"),
        form.value("paidOn").strip(),
        form.has("selfMedication", "yes"));
  }

  /**
   * Everything that is wrong, by field.
   *
   * @param household names that may be longer than the form's
   */
  List<FieldError> errors(int year, Set<String> household, Words words) {
    List<FieldError> errors = new ArrayList<>();
    if (!household.contains(person)) {
      text("person", person, TaxEntry.LONGEST_PERSON, words).ifPresent(errors::add);
    }
    text("payee", payee, TaxEntry.LONGEST_PAYEE, words).ifPresent(errors::add);
    if (chosenKind().isEmpty()) {
      errors.add(new FieldError("kind", words.text("tax.kind.choose")));
    }
    paidError("paid", paid, words).ifPresent(errors::add);
    paidOnError(paidOn, year, words).ifPresent(errors::add);
    return errors;
  }

  /** The row, once nothing is wrong. */
  OwnRow row(UUID id) {
    Kind chosen = selfMedication ? Kind.MEDICINE : chosenKind().orElseThrow();
    return new OwnRow(
        id,
        person,
        chosen,
        payee,
        YenText.read(paid, Treatment.MOST_YEN).yen().orElseThrow(),
        DateText.day(paidOn),
        selfMedication,
        Optional.empty());
  }

  /** What is wrong with an amount that was paid. */
  static Optional<FieldError> paidError(String field, String typed, Words words) {
    return YenText.read(typed, Treatment.MOST_YEN)
        .problem()
        .map(problem -> new FieldError(field, words.of(problem)));
  }

  /** What is wrong with a day of payment; nothing typed is right. */
  static Optional<FieldError> paidOnError(String typed, int year, Words words) {
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    Optional<LocalDate> day = DateText.day(typed);
    if (day.isEmpty()) {
      return Optional.of(new FieldError("paidOn", words.text("period.day.wrong")));
    }
    return day.get().getYear() == year
        ? Optional.empty()
        : Optional.of(
            new FieldError("paidOn", words.text("tax.paid-on.year", Integer.toString(year))));
  }

  private Optional<Kind> chosenKind() {
    return Arrays.stream(Kind.values()).filter(one -> one.name().equals(kind)).findFirst();
  }

  private static Optional<FieldError> text(String field, String typed, int longest, Words words) {
    String label = words.text(field.equals("person") ? "tax.person" : "tax.payee");
    String composed = Normalizer.normalize(typed, Normalizer.Form.NFC);
    int length = composed.codePointCount(0, composed.length());
    if (typed.isEmpty()) {
      return Optional.of(new FieldError(field, words.text("tax.text.empty", label)));
    }
    if (length > longest) {
      return Optional.of(
          new FieldError(field, words.text("tax.text.long", label, longest, length)));
    }
    boolean formula = FORMULA.indexOf(typed.charAt(0)) >= 0;
    boolean control = typed.codePoints().anyMatch(Character::isISOControl);
    return formula || control
        ? Optional.of(new FieldError(field, words.text("tax.text.sign", label)))
        : Optional.empty();
  }
}
