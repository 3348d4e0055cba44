package tegata.portal.registration;

import java.util.Arrays;
import java.util.List;
import tegata.portal.page.Words;

/** The form in which somebody applies for a 資格確認書, and the reasons that are explained before it. */
public record CertificateFormView(CertificateForm form, List<Choice> choices, boolean mayApply) {

  /** A reason to choose. */
  public record Choice(String value, String text, String about, boolean chosen) {}

  static CertificateFormView of(CertificateForm form, boolean mayApply, Words words) {
    return new CertificateFormView(
        form,
        Arrays.stream(CertificateReason.values())
            .map(
                reason ->
                    new Choice(
                        reason.name(),
                        words.of(reason),
                        words.of(reason, "about"),
                        reason.name().equals(form.reason())))
            .toList(),
        mayApply);
  }
}
