package tegata.portal.page;

import java.util.List;

/** What is wrong with a field and how to mend it; the summary on top says it in the same words. */
public record FieldError(String field, String text) {

  /** What is wrong with one field; empty text where nothing is. */
  public static String of(List<FieldError> errors, String field) {
    return errors.stream()
        .filter(error -> error.field().equals(field))
        .map(FieldError::text)
        .findFirst()
        .orElse("");
  }
}
