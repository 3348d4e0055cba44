package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.RegistrationApi.Application;
import tegata.domain.audit.Entry;
import tegata.domain.notice.Notice;
import tegata.domain.registration.Deregistration;
import tegata.domain.registration.DeregistrationStep;
import tegata.workers.audit.Actors;
import tegata.workers.audit.Audit;
import tegata.workers.notice.NoticeStore;

/**
 * 申請を一段階進める: its new state, the step in its history, the message to the next who has to know, the
 * applicant's notice and the log entry become true together, in the caller's transaction.
 */
final class TakeStep {

  /**
   * @param held the application, held by the transaction
   * @param order id of the decision or form that asks for the step
   */
  record Order(Application held, DeregistrationStep step, Caller caller, Optional<UUID> order) {}

  private final Audit audit;
  private final Clock clock;
  private final DeregistrationStore deregistrations = new PgDeregistrationStore();
  private final NoticeStore notices = new NoticeStore();
  private final StepMessages messages = new StepMessages();

  TakeStep(Audit audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The application after the step.
   *
   * @return fails with {@code step-not-possible} where it stands otherwise
   */
  Future<Application> take(SqlConnection tx, Order order) {
    if (!order.step().isPossibleFrom(order.held().deregistration().status())) {
      return Future.failedFuture(
          new Fault(
              Fault.Kind.CONFLICT,
              "step-not-possible",
              "The application stands at "
                  + order.held().deregistration().status()
                  + ", from where this step cannot be taken."));
    }
    return deregistrations
        .take(tx, order.held(), order.step(), order.order(), clock.instant())
        .compose(
            after ->
                messages
                    .put(tx, order.step(), after)
                    .compose(x -> tell(tx, order.step(), after.deregistration()))
                    .compose(x -> enter(tx, order, after.deregistration()))
                    .map(after));
  }

  private Future<Void> tell(SqlConnection tx, DeregistrationStep step, Deregistration after) {
    return notice(step)
        .map(kind -> notices.put(tx, after.person(), kind, facts(after)))
        .orElse(Future.succeededFuture());
  }

  private static Optional<Notice.Kind> notice(DeregistrationStep step) {
    return switch (step) {
      case FILE, MEND -> Optional.of(Notice.Kind.APPLICATION_RECEIVED);
      case WITHDRAW -> Optional.of(Notice.Kind.APPLICATION_WITHDRAWN);
      case ACCEPT -> Optional.of(Notice.Kind.APPLICATION_ACCEPTED);
      case RETURN, RELEASE -> Optional.of(Notice.Kind.APPLICATION_RETURNED);
      case ISSUE, REISSUE -> Optional.of(Notice.Kind.APPLICATION_CERTIFICATE_ISSUED);
      case CANCEL_CERTIFICATE -> Optional.of(Notice.Kind.APPLICATION_CERTIFICATE_CANCELLED);
      case ACKNOWLEDGE, CLOSE -> Optional.empty();
      case SCHEDULE -> Optional.of(Notice.Kind.APPLICATION_SCHEDULED);
      case END -> Optional.of(Notice.Kind.APPLICATION_DONE);
    };
  }

  private static JsonObject facts(Deregistration after) {
    JsonObject facts = new JsonObject().put("number", after.number());
    after.lastDay().map(LocalDate::toString).ifPresent(day -> facts.put("lastDayOn", day));
    after
        .certificate()
        .ifPresent(certificate -> facts.put("issuedOn", certificate.issuedOn().toString()));
    return facts;
  }

  private Future<Void> enter(SqlConnection tx, Order order, Deregistration after) {
    return entry(order.step())
        .map(
            kind ->
                audit.append(
                    tx,
                    new Entry(
                        kind,
                        Optional.of(after.person()),
                        Actors.of(order.caller()),
                        Set.of(Entry.Category.REGISTRATION),
                        basis(order, after.person()),
                        Entry.Result.DONE,
                        order.caller().request(),
                        Optional.of(note(order.step(), after)))))
        .orElse(Future.succeededFuture());
  }

  /** The date and what follows from it are told in one entry. */
  private static Optional<Entry.Kind> entry(DeregistrationStep step) {
    return switch (step) {
      case FILE -> Optional.of(Entry.Kind.DEREGISTRATION_REQUESTED);
      case MEND -> Optional.of(Entry.Kind.DEREGISTRATION_MENDED);
      case WITHDRAW -> Optional.of(Entry.Kind.DEREGISTRATION_WITHDRAWN);
      case ACCEPT, RETURN, ISSUE, REISSUE, CANCEL_CERTIFICATE ->
          Optional.of(Entry.Kind.DEREGISTRATION_DECIDED);
      case RELEASE, CLOSE -> Optional.of(Entry.Kind.DEREGISTRATION_STOPPED);
      case ACKNOWLEDGE -> Optional.empty();
      case SCHEDULE -> Optional.of(Entry.Kind.DEREGISTRATION_SCHEDULED);
      case END -> Optional.of(Entry.Kind.REGISTRATION_ENDED);
    };
  }

  private static Entry.Basis basis(Order order, UUID person) {
    return order.step().by() == DeregistrationStep.By.APPLICANT
        ? Actors.basis(order.caller(), person)
        : Entry.Basis.DUTY;
  }

  private static String note(DeregistrationStep step, Deregistration after) {
    String number = "number=" + after.number();
    return switch (step) {
      case ACCEPT, RETURN, ISSUE, REISSUE, CANCEL_CERTIFICATE, RELEASE, CLOSE ->
          number + " step=" + step;
      case SCHEDULE -> number + " accepted-on=" + after.intermediaryAcceptedOn().orElseThrow();
      default -> number;
    };
  }
}
