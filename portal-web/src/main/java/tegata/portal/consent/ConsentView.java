package tegata.portal.consent;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tegata.contract.ConsentApi.Own;
import tegata.domain.consent.Consent;
import tegata.portal.page.Fact;
import tegata.portal.page.Words;

/**
 * One consent.
 *
 * @param categories what it lets the facility see, in one line
 * @param until the moment from which it holds no longer, where it has not been ended before
 * @param how リーダー・在宅・書面
 * @param state one word, with the moment for what was revoked
 * @param standing whether there is anything to revoke
 * @param href of the page where it is revoked
 */
public record ConsentView(
    String facility,
    String categories,
    String givenAt,
    String until,
    String how,
    String state,
    boolean standing,
    String href,
    List<Fact> facts) {

  static ConsentView of(Own own, Words words) {
    Consent consent = own.consent();
    String categories =
        consent.categories().stream()
            .sorted()
            .map(words::of)
            .collect(Collectors.joining(words.text("consents.and")));
    String givenAt = words.moment(consent.givenAt());
    String until = words.moment(consent.validUntil());
    String how = how(consent, words);
    String state = state(own, words);
    return new ConsentView(
        own.facilityName(),
        categories,
        givenAt,
        until,
        how,
        state,
        own.state() == Consent.State.STANDING,
        "/consents/" + consent.id() + "/revoke",
        List.of(
            new Fact(words.text("consents.facility"), own.facilityName()),
            new Fact(words.text("consents.categories"), categories),
            new Fact(words.text("consents.given"), givenAt),
            new Fact(words.text("consents.until"), until),
            new Fact(words.text("consents.how"), how),
            new Fact(words.text("consents.state"), state)));
  }

  private static String how(Consent consent, Words words) {
    Optional<String> staff = consent.staffCode().map(code -> words.text("consents.staff", code));
    return words.of(consent.how()) + staff.orElse("");
  }

  private static String state(Own own, Words words) {
    return own.consent()
        .revocation()
        .map(
            revocation ->
                words.text(
                    "consents.revoked", words.of(revocation.by()), words.moment(revocation.at())))
        .orElseGet(() -> words.of(own.state()));
  }
}
