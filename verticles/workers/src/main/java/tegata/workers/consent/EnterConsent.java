package tegata.workers.consent;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tegata.contract.Caller;
import tegata.contract.ConsentApi.Given;
import tegata.contract.Fault;
import tegata.domain.audit.Entry;
import tegata.domain.consent.Category;
import tegata.domain.consent.Consent;
import tegata.domain.consent.ConsentDecision.Asker;
import tegata.domain.consent.ConsentDecision.Reason;
import tegata.domain.registration.Registration;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.idempotency.OnceOnly;
import tegata.workers.registration.RegistrationStore;

/**
 * What consents by card and on paper have in common: which facility may receive one at all, once
 * for a request, and consent and entry in one transaction.
 */
final class EnterConsent {
  private final RecordedRefusals refusals;
  private final Audit audit;
  private final AskingFacility facilities = new AskingFacility();
  private final RegistrationStore registrations = new RegistrationStore();
  private final ConsentStore consents = new ConsentStore();
  private final FacilityView view = new FacilityView();
  private final OnceOnly once = new OnceOnly();

  /** How a consent comes about at a facility that may receive it. */
  interface Giving {
    Future<Consent> give(SqlConnection tx, Asker facility);
  }

  EnterConsent(Database database, Audit audit) {
    this.refusals = new RecordedRefusals(database, audit, Entry.Kind.CONSENT_REFUSED);
    this.audit = audit;
  }

  /**
   * Lets {@code giving} happen, unless the caller's request, or one with the same number of theirs,
   * has brought a consent about before.
   *
   * @param asked the categories asked for, which the entry of a refusal names
   */
  Future<Given> once(Caller caller, Set<Category> asked, Giving giving) {
    if (!asked.stream().allMatch(Category::needsConsent)) {
      return Future.failedFuture(
          new Fault(Fault.Kind.INVALID, "categories-invalid", "This needs no consent."));
    }
    return refusals.inTransaction(
        caller,
        ConsentEntries.asked(asked),
        tx -> once.within(tx, caller, Given.class, () -> given(tx, caller, giving)));
  }

  /** Enters the consent of a person who uses their card as insurance card. */
  Future<Consent> enter(SqlConnection tx, Caller caller, ConsentStore.New consent) {
    return registrations
        .held(tx, consent.person())
        .compose(
            registration ->
                registration.status() == Registration.Status.REGISTERED
                    ? consents.insert(tx, caller, consent)
                    : Future.failedFuture(Refusal.notRegistered(consent.person())))
        .compose(entered -> audit.append(tx, ConsentEntries.given(caller, entered)).map(entered));
  }

  private Future<Given> given(SqlConnection tx, Caller caller, Giving giving) {
    return facilities
        .of(tx, caller)
        .compose(facility -> givenBefore(tx, caller, () -> allowed(tx, facility, giving)))
        .compose(consent -> view.of(tx, consent));
  }

  private Future<Consent> givenBefore(
      SqlConnection tx, Caller caller, Supplier<Future<Consent>> otherwise) {
    return consents
        .byRequest(tx, caller)
        .compose(before -> before.map(Future::succeededFuture).orElseGet(otherwise));
  }

  private static Future<Consent> allowed(SqlConnection tx, Asker facility, Giving giving) {
    return facility.kind().maySeeRecords()
        ? giving.give(tx, facility)
        : Future.failedFuture(Refusal.of(Reason.FACILITY_KIND_NOT_ALLOWED, Optional.empty()));
  }
}
