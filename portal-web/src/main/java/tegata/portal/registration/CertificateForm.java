package tegata.portal.registration;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tegata.domain.registration.Remark;
import tegata.portal.page.FieldError;
import tegata.portal.page.Words;

/**
 * 資格確認書の申込書.
 *
 * @param reason as chosen; empty text where nothing was
 * @param note as typed; writing one is free
 */
public record CertificateForm(String reason, String note, List<FieldError> errors) {

  /** Reads what was sent. Browsers send a line end as two characters; people count one. */
  static CertificateForm read(MultiMap fields, Words words) {
    CertificateForm typed = ofDraft(content(fields));
    List<FieldError> errors = new ArrayList<>();
    if (typed.chosen().isEmpty()) {
      errors.add(new FieldError("reason", words.text("certificate.reason.missing")));
    }
    if (Remark.isTooLong(typed.givenNote())) {
      errors.add(new FieldError("note", words.text("certificate.note.too-long", Remark.LONGEST)));
    }
    return new CertificateForm(typed.reason(), typed.note(), List.copyOf(errors));
  }

  /** What is kept of a form: the reason in the first line, the note in the others. */
  static String content(MultiMap fields) {
    String note = Optional.ofNullable(fields.get("note")).orElse("");
    String reason =
        Optional.ofNullable(fields.get("reason"))
            .flatMap(CertificateReason::read)
            .map(Enum::name)
            .orElse("");
    return reason + "\n" + note.replace("\r\n", "\n").strip();
  }

  /** The form as far as it was filled in. */
  static CertificateForm ofDraft(String content) {
    int end = content.indexOf('\n');
    return end < 0
        ? new CertificateForm("", "", List.of())
        : new CertificateForm(content.substring(0, end), content.substring(end + 1), List.of());
  }

  String draft() {
    return reason + "\n" + note;
  }

  Optional<CertificateReason> chosen() {
    return CertificateReason.read(reason);
  }

  Optional<String> givenNote() {
    return Optional.of(note).filter(text -> !text.isEmpty());
  }

  /** Whether there is something to mend. */
  public boolean hasErrors() {
    return !errors.isEmpty();
  }

  /** What is wrong with a field; empty text where nothing is. */
  public String error(String field) {
    return FieldError.of(errors, field);
  }
}
