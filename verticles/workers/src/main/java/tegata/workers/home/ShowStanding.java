package tegata.workers.home;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.HomeApi.Of;
import tegata.contract.HomeApi.OpenApplication;
import tegata.contract.HomeApi.PaperApplication;
import tegata.contract.HomeApi.Standing;
import tegata.domain.eligibility.Coverage;
import tegata.domain.registration.Registration;
import tegata.workers.paper.LastApplication;
import tegata.workers.person.CoverageStore;
import tegata.workers.person.PersonStore;
import tegata.workers.registration.OpenApplications;
import tegata.workers.registration.RegistrationStore;

/** ホームに出す、保険・利用登録・カード・手続きの今の様子. */
final class ShowStanding {
  private final SeenHome seen;
  private final Clock clock;
  private final PersonStore persons = new PersonStore();
  private final CoverageStore coverages = new CoverageStore();
  private final RegistrationStore registrations = new RegistrationStore();
  private final OpenApplications applications = new OpenApplications();
  private final LastApplication papers = new LastApplication();

  ShowStanding(SeenHome seen, Clock clock) {
    this.seen = seen;
    this.clock = clock;
  }

  Future<Standing> show(Caller caller, Of q) {
    return seen.by(
        caller,
        q.person(),
        tx -> insurer(tx, q.person()).compose(insurer -> standing(tx, q.person(), insurer)));
  }

  private Future<Optional<String>> insurer(SqlConnection tx, UUID person) {
    LocalDate today = LocalDate.now(clock);
    return coverages
        .ofPerson(tx, person)
        .map(all -> CoverageStore.holdingOn(today, all))
        .map(coverage -> coverage.map(Coverage::insurerName));
  }

  private Future<Standing> standing(SqlConnection tx, UUID id, Optional<String> insurer) {
    Future<PersonStore.Person> person = persons.person(tx, id);
    Future<Registration> registration = registrations.of(tx, id);
    Future<Optional<OpenApplication>> open = applications.of(tx, id);
    Future<Optional<PaperApplication>> paper = papers.of(tx, id, clock.instant());
    return Future.all(person, registration, open, paper)
        .map(
            all ->
                new Standing(
                    insurer,
                    registration.result(),
                    person.result().cardExpiresOn(),
                    open.result(),
                    paper.result()));
  }
}
