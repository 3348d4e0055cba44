package tegata.workers.eligibility;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.EligibilityApi.Admitted;
import tegata.contract.EligibilityApi.Consented;
import tegata.contract.EligibilityApi.Forwarded;
import tegata.contract.EligibilityApi.Outcome;
import tegata.contract.EligibilityApi.Recorded;
import tegata.contract.Fault;
import tegata.domain.audit.Entry;
import tegata.domain.consent.Category;
import tegata.domain.eligibility.Validity;
import tegata.workers.audit.Actors;
import tegata.workers.audit.Audit;
import tegata.workers.consent.StandingConsents;
import tegata.workers.database.Database;
import tegata.workers.notice.NewFacility;
import tegata.workers.person.CoverageStore;
import tegata.workers.person.PersonRefStore;

/**
 * The entry that must be committed before an answer may leave; also for a question whose insurer
 * did not answer. The validity is the insurer's; only 無効 becomes 無効 (新しい資格あり) where our registry
 * knows a coverage that holds.
 */
final class RecordEligibility {
  private final Database database;
  private final Audit audit;
  private final CoverageStore coverages = new CoverageStore();
  private final PersonRefStore refs = new PersonRefStore();
  private final StandingConsents consents = new StandingConsents();
  private final NewFacility newFacility = new NewFacility();

  RecordEligibility(Database database, Audit audit) {
    this.database = database;
    this.audit = audit;
  }

  Future<Recorded> record(Caller caller, Outcome outcome) {
    return record(
        caller, outcome, Entry.Kind.ELIGIBILITY_CHECKED, Set.of(Entry.Category.ELIGIBILITY));
  }

  /** 限度額等 alone, without whom the coverage belongs to. */
  Future<Recorded> recordLimits(Caller caller, Outcome outcome) {
    return record(caller, outcome, Entry.Kind.RECORDS_PROVIDED, Set.of(Entry.Category.LIMIT));
  }

  private Future<Recorded> record(
      Caller caller, Outcome outcome, Entry.Kind kind, Set<Entry.Category> told) {
    if (caller.kind() != Caller.Kind.FACILITY) {
      return Future.failedFuture(
          new Fault(Fault.Kind.FORBIDDEN, "facility-only", "Only a facility may ask."));
    }
    return database.inTransaction(
        tx ->
            validity(tx, outcome)
                .compose(
                    validity ->
                        consented(tx, caller, outcome)
                            .compose(
                                consented ->
                                    audit
                                        .append(
                                            tx,
                                            entry(
                                                caller,
                                                outcome,
                                                kind,
                                                shown(told, outcome, consented),
                                                validity))
                                        .compose(x -> tell(tx, caller, outcome))
                                        .compose(
                                            x -> ref(tx, caller.id(), outcome.admitted().person()))
                                        .map(ref -> new Recorded(validity, ref, consented)))));
  }

  /** Of a person whom we do not know nobody can have consented. */
  private Future<List<Consented>> consented(SqlConnection tx, Caller caller, Outcome outcome) {
    return outcome
        .admitted()
        .person()
        .filter(person -> outcome.forwarded() == Forwarded.ANSWERED)
        .map(person -> consents.of(tx, caller, person))
        .orElse(Future.succeededFuture(List.of()));
  }

  private Future<Optional<Validity>> validity(SqlConnection tx, Outcome outcome) {
    Admitted asked = outcome.admitted();
    boolean mayBeNewer =
        outcome.validity().filter(v -> v == Validity.INVALID).isPresent()
            && asked.person().isPresent();
    return mayBeNewer
        ? coverages
            .ofPerson(tx, asked.person().get())
            .map(
                held ->
                    held.stream()
                            .filter(c -> c.holdsOn(asked.confirmationDate()))
                            .anyMatch(c -> !c.insured().hasNumberOf(asked.question().insured()))
                        ? Optional.of(Validity.INVALID_NEWER_EXISTS)
                        : outcome.validity())
        : Future.succeededFuture(outcome.validity());
  }

  /** A question that nobody answered has shown the facility nothing. */
  private Future<Void> tell(SqlConnection tx, Caller caller, Outcome outcome) {
    return outcome
        .admitted()
        .person()
        .filter(person -> outcome.forwarded() == Forwarded.ANSWERED)
        .map(person -> newFacility.answered(tx, caller, person))
        .orElse(Future.succeededFuture());
  }

  private Future<Optional<UUID>> ref(SqlConnection tx, String facility, Optional<UUID> person) {
    return person
        .map(id -> refs.ref(tx, facility, id).map(Optional::of))
        .orElse(Future.succeededFuture(Optional.empty()));
  }

  private static Set<Entry.Category> shown(
      Set<Entry.Category> told, Outcome outcome, List<Consented> consented) {
    boolean diseases =
        outcome.specificDiseases()
            && consented.stream().anyMatch(c -> c.category() == Category.SPECIFIC_DISEASES);
    if (!diseases) {
      return told;
    }
    Set<Entry.Category> all = EnumSet.copyOf(told);
    all.add(Entry.Category.SPECIFIC_DISEASE);
    return all;
  }

  private static Entry entry(
      Caller caller,
      Outcome outcome,
      Entry.Kind kind,
      Set<Entry.Category> categories,
      Optional<Validity> validity) {
    return new Entry(
        kind,
        outcome.admitted().person(),
        Actors.of(caller),
        categories,
        Entry.Basis.LAW,
        outcome.forwarded() == Forwarded.ANSWERED ? Entry.Result.DONE : Entry.Result.FAILED,
        caller.request(),
        Optional.of(
            "insurer=%s %s"
                .formatted(
                    outcome.admitted().question().insured().insurerNumber(),
                    validity
                        .map(v -> "validity=" + v.code())
                        .orElse("failure=" + outcome.forwarded().name()))));
  }
}
