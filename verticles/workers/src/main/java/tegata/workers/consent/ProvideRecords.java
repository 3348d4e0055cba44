package tegata.workers.consent;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.domain.audit.Entry;
import tegata.domain.consent.Category;
import tegata.domain.consent.Consent;
import tegata.domain.consent.ConsentDecision;
import tegata.domain.consent.ConsentDecision.Asker;
import tegata.domain.identity.CertificateTerm;
import tegata.domain.person.Subject;
import tegata.domain.registration.Registration;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.database.DatabaseClock;
import tegata.workers.notice.NewFacility;
import tegata.workers.person.PersonRefStore;
import tegata.workers.person.PersonStore;
import tegata.workers.registration.RegistrationStore;

/**
 * 医療機関等に記録を見せる。Consent is decided, the entry written and the data read in one transaction on the
 * database's clock, while the consents are held still: what committed before a revocation may still
 * arrive, nothing later does. A refusal tells nothing of whether the person exists.
 */
public final class ProvideRecords {

  /** A person nobody has consented for. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final RecordedRefusals refusals;
  private final Audit audit;
  private final AskingFacility facilities = new AskingFacility();
  private final PersonRefStore refs = new PersonRefStore();
  private final PersonStore persons = new PersonStore();
  private final ConsentStore consents = new ConsentStore();
  private final RegistrationStore registrations = new RegistrationStore();
  private final NewFacility newFacility = new NewFacility();

  public ProvideRecords(Database database, Audit audit) {
    this.refusals = new RecordedRefusals(database, audit, Entry.Kind.RECORDS_REFUSED);
    this.audit = audit;
  }

  /**
   * Reads what the caller, a facility, may see.
   *
   * @param ref the person's pseudonym for the facility
   * @param read reads the person's records of the category in the transaction it is given
   * @param answer puts what was read together with whose it is
   * @return fails with {@code FORBIDDEN} and a {@link ConsentDecision.Reason}
   */
  public <T, A> Future<A> provide(
      Caller caller,
      UUID ref,
      Category category,
      BiFunction<SqlConnection, UUID, Future<T>> read,
      BiFunction<Subject, T, A> answer) {
    return refusals.inTransaction(
        caller,
        ConsentEntries.asked(Set.of(category)),
        tx ->
            facilities
                .of(tx, caller)
                .compose(
                    facility ->
                        refs.person(tx, facility.code(), ref)
                            .compose(
                                person ->
                                    person
                                        .map(p -> allowed(tx, facility, p, category))
                                        .orElseGet(() -> ofNobody(facility, category))))
                .compose(
                    allowed ->
                        audit
                            .append(tx, allowed.entry(caller, category))
                            .compose(x -> newFacility.answered(tx, caller, allowed.person()))
                            .compose(x -> read.apply(tx, allowed.person()))
                            .map(rows -> answer.apply(allowed.subject(), rows))));
  }

  private record Allowed(UUID person, Subject subject, Optional<UUID> consent) {
    Entry entry(Caller caller, Category category) {
      return ConsentEntries.provided(caller, person, category, consent);
    }
  }

  private Future<Allowed> allowed(
      SqlConnection tx, Asker facility, UUID person, Category category) {
    return consents
        .held(tx, facility.code(), person)
        .compose(held -> decide(tx, facility, person, category, held));
  }

  /** The clock is read after the consents are held, and so after every revocation waited for. */
  private Future<Allowed> decide(
      SqlConnection tx, Asker facility, UUID person, Category category, List<Consent> held) {
    return DatabaseClock.now(tx)
        .compose(
            now ->
                persons
                    .person(tx, person)
                    .compose(
                        p -> {
                          ConsentDecision decision =
                              ConsentDecision.decide(facility, person, category, held, now)
                                  .withCertificate(stage(p.cardExpiresOn(), now));
                          if (!decision.allowed()) {
                            throw Refusal.of(decision.reason(), Optional.of(person));
                          }
                          return stillRegistered(tx, person, decision)
                              .map(x -> new Allowed(person, p.subject(), decision.consent()));
                        }));
  }

  /** A consent is given with the card, and ends with its use as an insurance card. */
  private Future<Void> stillRegistered(SqlConnection tx, UUID person, ConsentDecision decision) {
    if (decision.consent().isEmpty()) {
      return Future.succeededFuture();
    }
    return registrations
        .of(tx, person)
        .compose(
            registration ->
                registration.status() == Registration.Status.REGISTERED
                    ? Future.succeededFuture()
                    : Future.failedFuture(Refusal.notRegistered(person)));
  }

  /** Whoever never had a card has no certificate that could have expired. */
  static CertificateTerm.Stage stage(Optional<LocalDate> expiresOn, Instant now) {
    return expiresOn
        .map(day -> new CertificateTerm(day).on(DatabaseClock.dayOf(now)))
        .orElse(CertificateTerm.Stage.VALID);
  }

  /** What a person would be answered who has consented to nothing. */
  private static Future<Allowed> ofNobody(Asker facility, Category category) {
    ConsentDecision decision =
        ConsentDecision.decide(facility, NOBODY, category, List.of(), Instant.EPOCH);
    return Future.failedFuture(
        decision.allowed()
            ? new Fault(
                Fault.Kind.NOT_FOUND, "ref-unknown", "This facility knows nobody by this ref.")
            : Refusal.of(decision.reason(), Optional.empty()));
  }
}
