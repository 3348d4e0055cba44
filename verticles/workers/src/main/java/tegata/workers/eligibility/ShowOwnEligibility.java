package tegata.workers.eligibility;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.EligibilityApi;
import tegata.contract.EligibilityApi.ByNumber;
import tegata.contract.EligibilityApi.Inquire;
import tegata.contract.EligibilityApi.InsurerAnswer;
import tegata.contract.EligibilityApi.Own;
import tegata.contract.EligibilityApi.OwnEligibility;
import tegata.contract.Use;
import tegata.domain.audit.Entry;
import tegata.domain.eligibility.Coverage;
import tegata.domain.eligibility.EligibilityToday;
import tegata.domain.eligibility.EligibilityToday.Answer;
import tegata.workers.audit.Audit;
import tegata.workers.audit.Viewed;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;
import tegata.workers.person.CoverageStore;
import tegata.workers.person.PersonStore;
import tegata.workers.person.PersonStore.Person;

/** 本人が見る資格情報。The insurer is asked; when it cannot be, what we hold is shown with its date. */
final class ShowOwnEligibility {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final Bus bus;
  private final Database database;
  private final Audit audit;
  private final Clock clock;
  private final CoverageStore coverages = new CoverageStore();
  private final PersonStore persons = new PersonStore();

  private record Held(Person person, List<Coverage> coverages) {}

  ShowOwnEligibility(Bus bus, Database database, Audit audit, Clock clock) {
    this.bus = bus;
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  Future<OwnEligibility> show(Caller caller, Own question) {
    return read(caller, question.person(), Use.VIEW);
  }

  /** As {@link #show}, for whatever it is used. */
  Future<OwnEligibility> read(Caller caller, UUID person, Use use) {
    return Ownership.toSee(
            database,
            caller,
            person,
            tx ->
                audit
                    .append(tx, Viewed.own(caller, person, use, Entry.Category.ELIGIBILITY))
                    .compose(x -> persons.person(tx, person))
                    .compose(
                        who -> coverages.ofPerson(tx, person).map(held -> new Held(who, held))))
        .compose(held -> inquire(caller, held).map(answer -> eligibility(held, answer)));
  }

  private Future<Optional<InsurerAnswer>> inquire(Caller caller, Held held) {
    LocalDate today = today();
    return CoverageStore.on(today, held.coverages())
        .map(
            coverage ->
                bus.ask(
                        EligibilityApi.INQUIRE,
                        caller,
                        new Inquire(
                            today, new ByNumber(coverage.insured(), held.person().birthdate())))
                    .map(Optional::of)
                    .otherwise(Optional.empty()))
        .orElse(Future.succeededFuture(Optional.empty()));
  }

  private OwnEligibility eligibility(Held held, Optional<InsurerAnswer> answer) {
    return new OwnEligibility(
        held.person().name(),
        held.person().kana(),
        held.person().birthdate(),
        EligibilityToday.of(
            today(), answer.map(this::answered), held.coverages(), held.person().asOf()),
        held.coverages(),
        held.person().cardExpiresOn());
  }

  private Answer answered(InsurerAnswer answer) {
    return new Answer(answer.validity(), answer.results().stream().findFirst(), clock.instant());
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(JAPAN));
  }
}
