package tegata.workers.eligibility;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.EligibilityApi.Admitted;
import tegata.contract.EligibilityApi.ByNumber;
import tegata.contract.EligibilityApi.LimitsOf;
import tegata.contract.Fault;
import tegata.domain.eligibility.Coverage;
import tegata.workers.database.Database;
import tegata.workers.person.CoverageStore;
import tegata.workers.person.PersonRefStore;
import tegata.workers.person.PersonStore;

/**
 * 限度額等の問い. They are part of eligibility and need no consent, so a facility of any kind may ask
 * about whom it has asked about before; of anyone else it learns nothing.
 */
final class AdmitLimits {
  private final Database database;
  private final Clock clock;
  private final PersonRefStore refs = new PersonRefStore();
  private final CoverageStore coverages = new CoverageStore();
  private final PersonStore persons = new PersonStore();

  AdmitLimits(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  Future<Admitted> admit(Caller caller, LimitsOf question) {
    if (caller.kind() != Caller.Kind.FACILITY) {
      return refused(Fault.Kind.FORBIDDEN, "facility-only", "Only a facility may ask.");
    }
    return database.inTransaction(
        tx ->
            refs.person(tx, caller.id(), question.ref())
                .compose(
                    person ->
                        person
                            .map(id -> today(tx, id))
                            .orElseGet(
                                () ->
                                    refused(
                                        Fault.Kind.NOT_FOUND,
                                        "ref-unknown",
                                        "This facility knows nobody by this ref."))));
  }

  private Future<Admitted> today(SqlConnection tx, UUID id) {
    LocalDate day = LocalDate.now(clock);
    return coverages
        .ofPerson(tx, id)
        .compose(
            held ->
                CoverageStore.on(day, held)
                    .map(coverage -> question(tx, day, id, coverage))
                    .orElseGet(
                        () ->
                            refused(
                                Fault.Kind.NOT_FOUND,
                                "coverage-unknown",
                                "No coverage of this person has arrived.")));
  }

  private Future<Admitted> question(SqlConnection tx, LocalDate day, UUID id, Coverage coverage) {
    return persons
        .person(tx, id)
        .map(
            person ->
                new Admitted(
                    day,
                    new ByNumber(coverage.insured(), person.birthdate()),
                    Optional.of(id),
                    Optional.empty()));
  }

  private static <T> Future<T> refused(Fault.Kind kind, String code, String detail) {
    return Future.failedFuture(new Fault(kind, code, detail));
  }
}
