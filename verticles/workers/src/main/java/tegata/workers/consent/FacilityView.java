package tegata.workers.consent;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import tegata.contract.ConsentApi.Given;
import tegata.domain.consent.Consent;
import tegata.workers.database.DatabaseClock;
import tegata.workers.person.PersonRefStore;

/**
 * A consent as its facility sees it: the person by their ref, the state on the database's clock.
 */
final class FacilityView {
  private final PersonRefStore refs = new PersonRefStore();

  Future<Given> of(SqlConnection tx, Consent consent) {
    return refs.ref(tx, consent.facility(), consent.person())
        .compose(
            ref ->
                DatabaseClock.now(tx)
                    .map(
                        now ->
                            new Given(
                                consent.id(),
                                ref,
                                consent.categories(),
                                consent.givenAt(),
                                consent.validUntil(),
                                consent.at(now))));
  }
}
