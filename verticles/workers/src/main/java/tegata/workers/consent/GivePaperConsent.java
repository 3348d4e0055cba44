package tegata.workers.consent;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tegata.contract.Caller;
import tegata.contract.ConsentApi.GiveOnPaper;
import tegata.contract.ConsentApi.Given;
import tegata.contract.Fault;
import tegata.domain.consent.Consent;
import tegata.domain.consent.ConsentDecision.Asker;
import tegata.domain.notice.Notice;
import tegata.workers.notice.NoticeStore;
import tegata.workers.person.PersonRefStore;

/**
 * 書面による同意。No card has signed it, so the person is told at once and can revoke what they did not
 * give; the member of staff who took it is named.
 */
final class GivePaperConsent {
  private static final Pattern STAFF_CODE = Pattern.compile("[A-Za-z0-9-]{1,20}");

  private final EnterConsent consents;
  private final PersonRefStore refs = new PersonRefStore();
  private final NoticeStore notices = new NoticeStore();

  GivePaperConsent(EnterConsent consents) {
    this.consents = consents;
  }

  Future<Given> give(Caller caller, GiveOnPaper question) {
    if (question.categories().isEmpty()) {
      return invalid("categories-invalid", "Name one category or more.");
    }
    if (!STAFF_CODE.matcher(question.staffCode()).matches()) {
      return invalid("staff-code-invalid", "A staff code has 1 to 20 letters, digits or hyphens.");
    }
    return consents.once(
        caller, question.categories(), (tx, facility) -> onPaper(tx, caller, facility, question));
  }

  private Future<Consent> onPaper(
      SqlConnection tx, Caller caller, Asker facility, GiveOnPaper question) {
    return refs.person(tx, facility.code(), question.ref())
        .map(person -> person.orElseThrow(GivePaperConsent::unknownRef))
        .compose(person -> consents.enter(tx, caller, onPaper(facility, person, question)))
        .compose(consent -> tell(tx, caller, consent).map(consent));
  }

  private static ConsentStore.New onPaper(Asker facility, UUID person, GiveOnPaper question) {
    return new ConsentStore.New(
        facility.code(),
        person,
        question.categories(),
        Consent.How.PAPER,
        Optional.of(question.staffCode()));
  }

  private Future<Void> tell(SqlConnection tx, Caller caller, Consent consent) {
    return notices.put(
        tx,
        consent.person(),
        Notice.Kind.PAPER_CONSENT_GIVEN,
        new JsonObject()
            .put("consent", consent.id().toString())
            .put("facility", consent.facility())
            .put("facilityName", caller.name()));
  }

  private static Refusal unknownRef() {
    return new Refusal(
        new Fault(Fault.Kind.NOT_FOUND, "ref-unknown", "This facility knows nobody by this ref."),
        Optional.empty());
  }

  private static Future<Given> invalid(String code, String detail) {
    return Future.failedFuture(new Fault(Fault.Kind.INVALID, code, detail));
  }
}
