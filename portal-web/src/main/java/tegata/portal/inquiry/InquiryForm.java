package tegata.portal.inquiry;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Fault;
import tegata.domain.inquiry.Inquiry;
import tegata.portal.page.FieldError;
import tegata.portal.page.Words;

/**
 * 問い合わせの書面.
 *
 * @param id made when the form was shown, so that sending it twice is one inquiry
 * @param entry number of the entry it asks about
 * @param text as typed; writing anything is free
 */
public record InquiryForm(UUID id, long entry, String text, List<FieldError> errors) {

  static InquiryForm begun(long entry, String text) {
    return new InquiryForm(UUID.randomUUID(), entry, text, List.of());
  }

  /** Reads what was sent. Browsers send a line end as two characters; people count one. */
  static InquiryForm read(MultiMap fields, Words words) {
    String text = text(fields);
    List<FieldError> errors =
        Inquiry.fits(text, Inquiry.LONGEST_TEXT)
            ? List.of()
            : List.of(
                new FieldError("text", words.text("inquiry.text.too-long", Inquiry.LONGEST_TEXT)));
    return new InquiryForm(id(fields.get("form")), entry(fields), text, errors);
  }

  static String text(MultiMap fields) {
    String typed = Optional.ofNullable(fields.get("text")).orElse("");
    return typed.replace("\r\n", "\n").strip();
  }

  /** The entry's number of a form; it is a hidden field, so anything else is no form of ours. */
  static long entry(MultiMap fields) {
    return number(Optional.ofNullable(fields.get("entry")).orElse(""))
        .orElseThrow(
            () -> new Fault(Fault.Kind.INVALID, "entry-missing", "The form names no entry."));
  }

  /** Number of an entry; empty for anything else. */
  static Optional<Long> number(String text) {
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(Optional.ofNullable(text).orElse(""));
    } catch (IllegalArgumentException e) {
      throw new Fault(Fault.Kind.INVALID, "form-id", "The form carries no id.");
    }
  }

  Optional<String> givenText() {
    return Optional.of(text).filter(typed -> !typed.isEmpty());
  }

  /** Whether there is something to mend. */
  public boolean hasErrors() {
    return !errors.isEmpty();
  }

  /** What is wrong with the text; empty text where nothing is. */
  public String textError() {
    return FieldError.of(errors, "text");
  }
}
