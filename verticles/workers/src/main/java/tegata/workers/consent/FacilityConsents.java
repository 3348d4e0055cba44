package tegata.workers.consent;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import tegata.contract.Caller;
import tegata.contract.ConsentApi.Given;
import tegata.contract.ConsentApi.OfFacility;
import tegata.contract.Fault;
import tegata.domain.consent.Consent;
import tegata.domain.consent.Consent.Revocation;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.idempotency.OnceOnly;

/**
 * A facility sees and ends the consents given to it; of others it does not learn that they exist.
 */
final class FacilityConsents {
  private final Database database;
  private final RevokeConsent revoke;
  private final AskingFacility facilities = new AskingFacility();
  private final ConsentStore consents = new ConsentStore();
  private final FacilityView view = new FacilityView();
  private final OnceOnly once = new OnceOnly();

  FacilityConsents(Database database, Audit audit) {
    this.database = database;
    this.revoke = new RevokeConsent(audit);
  }

  Future<Given> show(Caller caller, OfFacility question) {
    return database.inTransaction(
        tx -> own(tx, caller, question).compose(consent -> view.of(tx, consent)));
  }

  Future<Given> end(Caller caller, OfFacility question) {
    return database.inTransaction(
        tx -> once.within(tx, caller, Given.class, () -> end(tx, caller, question)));
  }

  private Future<Given> end(SqlConnection tx, Caller caller, OfFacility question) {
    return own(tx, caller, question)
        .compose(consent -> revoke.revoke(tx, caller, consent.id(), Revocation.By.FACILITY))
        .compose(x -> own(tx, caller, question))
        .compose(consent -> view.of(tx, consent));
  }

  private Future<Consent> own(SqlConnection tx, Caller caller, OfFacility question) {
    return facilities
        .of(tx, caller)
        .compose(facility -> consents.ofFacility(tx, question.id(), facility.code()))
        .map(
            consent ->
                consent.orElseThrow(
                    () ->
                        new Fault(
                            Fault.Kind.NOT_FOUND,
                            "consent-unknown",
                            "No consent to this facility has this id.")));
  }
}
