package tegata.workers.person;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import tegata.contract.Caller;
import tegata.contract.PersonApi.Identity;
import tegata.contract.PersonApi.Of;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;

/**
 * The identity lines of a page or download. They leave no entry of their own: they are asked for
 * together with the records they head, and those do.
 */
final class ShowIdentity {
  private final Database database;
  private final Clock clock;
  private final PersonStore persons = new PersonStore();
  private final CoverageStore coverages = new CoverageStore();

  ShowIdentity(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  Future<Identity> show(Caller caller, Of q) {
    return Ownership.toSee(
        database,
        caller,
        q.person(),
        tx ->
            persons
                .person(tx, q.person())
                .compose(
                    person ->
                        coverages
                            .ofPerson(tx, q.person())
                            .map(
                                held ->
                                    new Identity(
                                        person.name(),
                                        person.kana(),
                                        person.birthdate(),
                                        person.sex(),
                                        CoverageStore.on(LocalDate.now(clock), held)))));
  }
}
