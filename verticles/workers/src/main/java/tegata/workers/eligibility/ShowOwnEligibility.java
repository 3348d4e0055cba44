package tegata.workers.eligibility;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import tegata.domain.eligibility.InsuredNumber;
import tegata.workers.audit.Audit;
import tegata.workers.audit.Viewed;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;
import tegata.workers.person.CoverageStore;
import tegata.workers.person.InsuranceStore;
import tegata.workers.person.InsuranceStore.Insured;
import tegata.workers.person.LastAnswerStore;

/**
 * 本人が見る資格情報。The insurer is asked, and its answer kept; when it cannot be, what it answered last or
 * what we hold is shown with its date.
 */
final class ShowOwnEligibility {
  private static final Logger LOG = LoggerFactory.getLogger(ShowOwnEligibility.class);
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final Bus bus;
  private final Database database;
  private final Audit audit;
  private final Clock clock;
  private final InsuranceStore insurance = new InsuranceStore();
  private final LastAnswerStore answers = new LastAnswerStore();

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
                    .compose(x -> insurance.of(tx, person)))
        .compose(
            known ->
                inquire(caller, known)
                    .compose(answer -> kept(person, answer))
                    .map(answer -> eligibility(known, answer)));
  }

  private Future<Optional<Answer>> inquire(Caller caller, Insured known) {
    LocalDate today = today();
    return CoverageStore.on(today, known.held().coverages())
        .map(Coverage::insured)
        .map(
            insured ->
                bus.ask(
                        EligibilityApi.INQUIRE,
                        caller,
                        new Inquire(today, new ByNumber(insured, known.person().birthdate())))
                    .map(answer -> Optional.of(answered(insured, answer)))
                    .otherwise(Optional.empty()))
        .orElse(Future.succeededFuture(Optional.empty()));
  }

  private Answer answered(InsuredNumber about, InsurerAnswer answer) {
    return new Answer(
        about, answer.validity(), answer.results().stream().findFirst(), clock.instant());
  }

  /**
   * The page does not wait for a database that cannot keep it: the answer is shown all the same.
   */
  private Future<Optional<Answer>> kept(UUID person, Optional<Answer> answer) {
    return answer
        .map(
            one ->
                database
                    .inTransaction(tx -> answers.keep(tx, person, one))
                    .otherwise(
                        e -> {
                          LOG.warn("an insurer's answer could not be kept", e);
                          return null;
                        })
                    .map(x -> answer))
        .orElse(Future.succeededFuture(answer));
  }

  private OwnEligibility eligibility(Insured known, Optional<Answer> answer) {
    return new OwnEligibility(
        known.person().name(),
        known.person().kana(),
        known.person().birthdate(),
        EligibilityToday.of(today(), answer, known.held()),
        known.held().coverages(),
        known.person().cardExpiresOn());
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(JAPAN));
  }
}
