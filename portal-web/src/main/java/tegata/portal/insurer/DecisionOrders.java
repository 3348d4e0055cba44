package tegata.portal.insurer;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.DeregistrationApi;
import tegata.contract.DeregistrationApi.Accept;
import tegata.contract.DeregistrationApi.Issue;
import tegata.contract.DeregistrationApi.On;
import tegata.contract.DeregistrationApi.Return;
import tegata.contract.RegistrationApi.Application;
import tegata.domain.registration.ReturnReason;
import tegata.formats.decision.Decision;

/** Carries out the rows of a file. The same row is the same order, however often it comes. */
final class DecisionOrders {
  private final Bus bus;

  DecisionOrders(Bus bus) {
    this.bus = bus;
  }

  Future<Application> carryOut(Caller caller, Decision decision) {
    On on = new On(decision.number(), decision.version(), order(caller, decision));
    return switch (decision.kind()) {
      case ACCEPT -> bus.ask(DeregistrationApi.ACCEPT, caller, new Accept(on));
      case RETURN ->
          bus.ask(
              DeregistrationApi.RETURN,
              caller,
              new Return(
                  on,
                  reason(decision.reason().orElseThrow()),
                  Optional.of(decision.comment()).filter(text -> !text.isEmpty())));
      case ISSUE ->
          bus.ask(
              DeregistrationApi.ISSUE,
              caller,
              new Issue(
                  on, decision.issuedOn().orElseThrow(), decision.validUntil().orElseThrow()));
    };
  }

  private static ReturnReason reason(Decision.Reason reason) {
    return switch (reason) {
      case NOT_INSURED_HERE -> ReturnReason.NOT_INSURED_HERE;
      case IDENTITY_DIFFERS -> ReturnReason.IDENTITY_DIFFERS;
      case ADDRESS_UNKNOWN -> ReturnReason.ADDRESS_UNKNOWN;
      case OTHER -> ReturnReason.OTHER;
    };
  }

  /** Of everything the row says and who says it, but not of the line it stands on. */
  private static UUID order(Caller caller, Decision decision) {
    String said =
        String.join(
            "\n",
            "decisions-csv",
            caller.id(),
            decision.number(),
            Integer.toString(decision.version()),
            decision.kind().name(),
            decision.reason().map(Enum::name).orElse(""),
            decision.issuedOn().map(Object::toString).orElse(""),
            decision.validUntil().map(Object::toString).orElse(""),
            decision.comment());
    return UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8));
  }
}
