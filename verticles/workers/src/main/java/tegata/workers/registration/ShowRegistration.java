package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tegata.contract.Caller;
import tegata.contract.RegistrationApi.Application;
import tegata.contract.RegistrationApi.Applications;
import tegata.contract.RegistrationApi.ByNumber;
import tegata.contract.RegistrationApi.Found;
import tegata.contract.RegistrationApi.Insurer;
import tegata.contract.RegistrationApi.Of;
import tegata.contract.RegistrationApi.Receipt;
import tegata.contract.RegistrationApi.Status;
import tegata.contract.Use;
import tegata.domain.audit.Entry;
import tegata.domain.eligibility.Coverage;
import tegata.domain.registration.Deregistration;
import tegata.domain.registration.Registration;
import tegata.workers.audit.Audit;
import tegata.workers.audit.Viewed;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;
import tegata.workers.person.CoverageStore;
import tegata.workers.person.PersonStore;

/** 利用登録と申請の状況を本人に見せる. */
final class ShowRegistration {
  private final Database database;
  private final Audit audit;
  private final Clock clock;
  private final RegistrationStore registrations = new RegistrationStore();
  private final DeregistrationStore deregistrations = new PgDeregistrationStore();
  private final ReceiptStore receipts = new ReceiptStore();
  private final CoverageStore coverages = new CoverageStore();
  private final PersonStore persons = new PersonStore();

  private record Parts(
      Registration registration,
      List<Coverage> coverages,
      List<Application> applications,
      Optional<Receipt> receipt) {}

  ShowRegistration(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  Future<Status> status(Caller caller, Of question) {
    return seen(caller, question.person(), Use.VIEW, tx -> status(tx, question.person()));
  }

  Future<Found> application(Caller caller, ByNumber question) {
    return seen(
        caller,
        question.person(),
        question.use(),
        tx -> deregistrations.byNumber(tx, question.person(), question.number()).map(Found::new));
  }

  Future<Applications> applications(Caller caller, Of question) {
    return seen(
        caller,
        question.person(),
        Use.VIEW,
        tx -> deregistrations.ofPerson(tx, question.person()).map(Applications::new));
  }

  private Future<Status> status(SqlConnection tx, UUID person) {
    return registrations
        .of(tx, person)
        .compose(
            registration ->
                coverages
                    .ofPerson(tx, person)
                    .compose(
                        held ->
                            deregistrations
                                .ofPerson(tx, person)
                                .compose(
                                    all ->
                                        receipts
                                            .newest(tx, person)
                                            .map(
                                                receipt ->
                                                    new Parts(registration, held, all, receipt)))))
        .compose(parts -> persons.person(tx, person).map(p -> toStatus(parts, p)));
  }

  private Status toStatus(Parts parts, PersonStore.Person person) {
    Optional<Deregistration> open =
        parts.applications().stream()
            .map(Application::deregistration)
            .filter(Deregistration::isOpen)
            .findFirst();
    Optional<Insurer> insurer =
        CoverageStore.on(LocalDate.now(clock), parts.coverages())
            .map(c -> new Insurer(c.insured().insurerNumber(), c.insurerName()));
    return new Status(parts.registration(), person.cardExpiresOn(), open, insurer, parts.receipt());
  }

  private <T> Future<T> seen(
      Caller caller, UUID person, Use use, Function<SqlConnection, Future<T>> read) {
    return Ownership.toSee(
        database,
        caller,
        person,
        tx ->
            read.apply(tx)
                .compose(
                    answer ->
                        audit
                            .append(
                                tx, Viewed.own(caller, person, use, Entry.Category.REGISTRATION))
                            .map(answer)));
  }
}
