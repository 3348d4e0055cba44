package tegata.portal.tax;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tegata.portal.page.FieldError;

/**
 * A form of the wizard with what was typed, which is shown again whatever becomes of it.
 *
 * @param at the page's own address
 * @param version of the draft that the form was made from
 * @param typed by field
 * @param note what is to be said before the form; empty text where nothing is
 */
public record TaxForm(
    String at,
    long version,
    Map<String, List<String>> typed,
    List<FieldError> errors,
    String note) {
  static final String AT = "at";
  static final String VERSION = "version";

  /** A form with what is known already. */
  static TaxForm begun(String at, long version, Map<String, List<String>> known) {
    return new TaxForm(at, version, known, List.of(), "");
  }

  /** Reads what was sent. */
  static TaxForm read(String at, MultiMap fields) {
    Map<String, List<String>> typed = new LinkedHashMap<>();
    fields.names().forEach(name -> typed.put(name, fields.getAll(name)));
    String version = fields.get(VERSION);
    boolean isNumber = version != null && version.matches("\\d{1,15}");
    return new TaxForm(at, isNumber ? Long.parseLong(version) : 0, typed, List.of(), "");
  }

  /** The same form with what is wrong. */
  TaxForm refused(List<FieldError> wrong) {
    return new TaxForm(at, version, typed, List.copyOf(wrong), note);
  }

  /** The same form with one thing more that is wrong. */
  TaxForm refused(String field, String text) {
    List<FieldError> all = new ArrayList<>(errors);
    all.add(new FieldError(field, text));
    return refused(all);
  }

  /** The same form, to be sent over the draft as it is now. */
  TaxForm over(long newVersion, String why) {
    return new TaxForm(at, newVersion, typed, errors, why);
  }

  /** What was typed; empty text for nothing. */
  public String value(String field) {
    return values(field).stream().findFirst().orElse("").replace("\r\n", "\n");
  }

  /** All that was chosen. */
  public List<String> values(String field) {
    return typed.getOrDefault(field, List.of());
  }

  /** Whether that was chosen. */
  public boolean has(String field, String value) {
    return values(field).contains(value);
  }

  /** Whether there is something to mend. */
  public boolean hasErrors() {
    return !errors.isEmpty();
  }

  /** What is wrong with a field; empty text where nothing is. */
  public String errorOf(String field) {
    return FieldError.of(errors, field);
  }

  /** Ids of what describes a field. */
  public String describedBy(String field) {
    return Stream.of(errorOf(field).isEmpty() ? "" : field + "-error", field + "-hint")
        .filter(id -> !id.isEmpty())
        .reduce((one, other) -> one + " " + other)
        .orElse("");
  }
}
