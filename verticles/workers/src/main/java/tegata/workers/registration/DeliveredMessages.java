package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tegata.contract.Caller;
import tegata.contract.RegistrationApi.Application;
import tegata.domain.audit.Entry;
import tegata.domain.registration.DeregistrationStep;
import tegata.workers.audit.Actors;
import tegata.workers.audit.Audit;
import tegata.workers.outbox.Effect;
import tegata.workers.outbox.Message;
import tegata.workers.outbox.Refused;

/**
 * What it means that a message about an application arrived: to the insurer, that it was sent; to
 * the intermediary server, that the day of the end is known.
 */
public final class DeliveredMessages {
  private final Audit audit;
  private final Clock clock;
  private final DeregistrationStore deregistrations = new PgDeregistrationStore();
  private final TakeStep steps;

  public DeliveredMessages(Audit audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
    this.steps = new TakeStep(audit, clock);
  }

  /** The effects by topic. */
  public Map<String, Effect> effects() {
    return Map.of(
        StepMessages.APPLIED, (tx, message, answer) -> sent(tx, message),
        StepMessages.WITHDRAWN, (tx, message, answer) -> sent(tx, message),
        StepMessages.REQUEST, this::acknowledged);
  }

  private Future<Void> acknowledged(SqlConnection tx, Message message, JsonObject answer) {
    return deregistrations
        .hold(tx, message.subject())
        .map(Optional::orElseThrow)
        .compose(
            held ->
                DeregistrationStep.ACKNOWLEDGE.isPossibleFrom(held.deregistration().status())
                    ? schedule(tx, message, held, acceptedOn(answer, held))
                    : Future.succeededFuture())
        .compose(x -> sent(tx, message));
  }

  private Future<Void> schedule(
      SqlConnection tx, Message message, Application held, LocalDate acceptedOn) {
    return deregistrations
        .acceptedOn(tx, held.deregistration().id(), acceptedOn)
        .compose(x -> take(tx, message, held, DeregistrationStep.ACKNOWLEDGE))
        .compose(known -> take(tx, message, known, DeregistrationStep.SCHEDULE))
        .mapEmpty();
  }

  private LocalDate acceptedOn(JsonObject answer, Application held) {
    LocalDate day;
    try {
      day = LocalDate.parse(answer.getString("acceptedOn"));
    } catch (DateTimeParseException | ClassCastException | NullPointerException e) {
      throw new Refused("the answer names no day");
    }
    if (!held.deregistration().mayBeAcceptedOn(day, LocalDate.now(clock))) {
      throw new Refused("the answer names a day that cannot be");
    }
    return day;
  }

  private Future<Application> take(
      SqlConnection tx, Message message, Application held, DeregistrationStep step) {
    return steps.take(tx, new TakeStep.Order(held, step, relay(message), Optional.empty()));
  }

  private Future<Void> sent(SqlConnection tx, Message message) {
    return audit.append(
        tx,
        new Entry(
            Entry.Kind.DEREGISTRATION_SENT,
            Optional.of(message.person()),
            Actors.of(relay(message)),
            Set.of(Entry.Category.REGISTRATION),
            Entry.Basis.DUTY,
            Entry.Result.DONE,
            message.id(),
            Optional.of(
                "number=%s to=%s"
                    .formatted(message.payload().getString("number"), message.receiver()))));
  }

  /** One request a message, so that however often it is sent its entries are told once. */
  private static Caller relay(Message message) {
    return Caller.system("relay", message.id());
  }
}
