package tegata.portal.registration;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.registration.Remark;
import tegata.portal.page.FieldError;
import tegata.portal.page.Words;

/**
 * 解除の申込書.
 *
 * @param id made when the form was shown, so that sending it twice is one application
 * @param reason as typed; giving one is free
 */
public record DeregistrationForm(UUID id, String reason, List<FieldError> errors) {

  /** A form not sent yet, with the reason as far as it was written. */
  static DeregistrationForm begun(UUID id, String reason) {
    return new DeregistrationForm(id, reason, List.of());
  }

  /** Reads what was sent. Browsers send a line end as two characters; people count one. */
  static DeregistrationForm read(MultiMap fields, Words words) {
    String reason = reason(fields);
    List<FieldError> errors =
        Remark.isTooLong(reason)
            ? List.of(
                new FieldError("reason", words.text("deregister.reason.too-long", Remark.LONGEST)))
            : List.of();
    return new DeregistrationForm(FormId.read(fields.get("form")), reason, errors);
  }

  static String reason(MultiMap fields) {
    String typed = Optional.ofNullable(fields.get("reason")).orElse("");
    return typed.replace("\r\n", "\n").strip();
  }

  Optional<String> givenReason() {
    return Optional.of(reason).filter(text -> !text.isEmpty());
  }

  /** Whether there is something to mend. */
  public boolean hasErrors() {
    return !errors.isEmpty();
  }

  /** What is wrong with the reason; empty text where nothing is. */
  public String reasonError() {
    return errors.stream().map(FieldError::text).findFirst().orElse("");
  }
}
