package tegata.portal.registration;

import java.util.Optional;
import java.util.UUID;
import tegata.contract.Fault;

/** The id of a form, made when it was shown: sent twice, it is one act. */
final class FormId {
  private FormId() {}

  /** As the browser sent it. */
  static UUID read(String text) {
    try {
      return UUID.fromString(Optional.ofNullable(text).orElse(""));
    } catch (IllegalArgumentException e) {
      throw new Fault(Fault.Kind.INVALID, "form-id", "The form carries no id.");
    }
  }
}
