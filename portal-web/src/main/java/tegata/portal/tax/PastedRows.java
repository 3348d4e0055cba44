package tegata.portal.tax;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.domain.tax.OwnRow;
import tegata.domain.tax.TaxDraft;
import tegata.domain.tax.TaxEntry.Kind;
import tegata.formats.Findings;
import tegata.formats.csv.CsvLines;
import tegata.portal.page.FieldError;
import tegata.portal.page.Words;

/**
 * 貼り付けた行: 人, 支払先, 種類, 支払った額, 支払った日, separated by tabs or commas. All or nothing: a list with a
 * wrong line adds none, and each is named by its number.
 *
 * @param errors in the order of the lines
 */
record PastedRows(List<OwnRow> rows, List<FieldError> errors) {
  private static final String FIELD = "lines";
  private static final int MOST_ERRORS = 20;
  private static final int FEWEST_CELLS = 4;
  private static final int MOST_CELLS = 5;

  /**
   * Reads what was pasted.
   *
   * @param form id of the form, from which the rows' ids are made
   */
  static PastedRows read(String text, UUID form, int year, Set<String> household, Words words) {
    List<String> lines = text.replace('\u2028', '\n').lines().toList();
    long filled = lines.stream().filter(line -> !line.isBlank()).count();
    if (filled == 0) {
      return refused(words.text("tax.paste.empty"));
    }
    if (filled > TaxDraft.MOST_ROWS) {
      return refused(words.text("tax.paste.many", TaxDraft.MOST_ROWS, filled));
    }
    List<OwnRow> rows = new ArrayList<>();
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        int number = i + 1;
        Optional<RowFields> fields = fields(lines.get(i));
        List<FieldError> wrong =
            fields
                .map(one -> one.errors(year, household, words))
                .orElse(List.of(new FieldError(FIELD, words.text("tax.paste.cells"))));
        wrong.forEach(
            one ->
                errors.add(
                    new FieldError(FIELD, words.text("tax.paste.line", number, one.text()))));
        if (wrong.isEmpty()) {
          rows.add(
              fields
                  .get()
                  .row(
                      UUID.nameUUIDFromBytes(
                          (form + "/" + number).getBytes(StandardCharsets.UTF_8))));
        }
      }
    }
    return errors.isEmpty()
        ? new PastedRows(rows, List.of())
        : new PastedRows(List.of(), some(errors, words));
  }

  private static List<FieldError> some(List<FieldError> errors, Words words) {
    if (errors.size() <= MOST_ERRORS) {
      return errors;
    }
    List<FieldError> some = new ArrayList<>(errors.subList(0, MOST_ERRORS));
    some.add(new FieldError(FIELD, words.text("tax.paste.more", errors.size() - MOST_ERRORS)));
    return some;
  }

  private static PastedRows refused(String text) {
    return new PastedRows(List.of(), List.of(new FieldError(FIELD, text)));
  }

  private static Optional<RowFields> fields(String line) {
    List<String> cells = cells(line);
    if (cells.size() < FEWEST_CELLS || cells.size() > MOST_CELLS) {
      return Optional.empty();
    }
    String kind = Normalizer.normalize(cells.get(2), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return Optional.of(
        new RowFields(
            cells.get(0),
            cells.get(1),
            kind(kind),
            cells.get(3),
            cells.size() == MOST_CELLS ? cells.get(4) : "",
            kind.startsWith("セルフ") || kind.startsWith("self")));
  }

  private static List<String> cells(String line) {
    if (line.contains("\t")) {
      return List.of(line.split("\t")).stream().map(String::strip).toList();
    }
    var findings = new Findings();
    return CsvLines.quoted(line, findings).stream()
        .findFirst()
        .filter(one -> !findings.hasErrors())
        .map(one -> one.fields().stream().map(String::strip).toList())
        .orElse(List.of());
  }

  /** Name of the kind that a word means; the word itself where it means none. */
  private static String kind(String word) {
    if (word.matches("(診療|治療|医科|歯科|しんりょう|treatment).*")) {
      return Kind.TREATMENT.name();
    }
    if (word.matches("(医薬|薬|調剤|セルフ|くすり|medicine|self).*")) {
      return Kind.MEDICINE.name();
    }
    if (word.matches("(介護|かいご|care).*")) {
      return Kind.CARE.name();
    }
    return word.matches("(その他|交通|そのた|other).*") ? Kind.OTHER.name() : word;
  }
}
