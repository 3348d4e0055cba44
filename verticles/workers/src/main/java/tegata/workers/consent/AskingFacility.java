package tegata.workers.consent;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.domain.consent.ConsentDecision.Asker;
import tegata.workers.facility.FacilityStore;

/** Which facility asks, with the kind that the registry gives it now. */
final class AskingFacility {
  private final FacilityStore facilities = new FacilityStore();

  /** Fails with {@code facility-only} for anyone else. */
  Future<Asker> of(SqlConnection tx, Caller caller) {
    if (caller.kind() != Caller.Kind.FACILITY) {
      return refused();
    }
    return facilities
        .kind(tx, caller.id())
        .compose(
            kind ->
                kind.map(k -> Future.succeededFuture(new Asker(caller.id(), k)))
                    .orElseGet(AskingFacility::refused));
  }

  private static Future<Asker> refused() {
    return Future.failedFuture(
        new Fault(Fault.Kind.FORBIDDEN, "facility-only", "Only a registered facility may ask."));
  }
}
