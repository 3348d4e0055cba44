package tegata.gateway.registration;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
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
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;

/** A decision as sent; the contract says which members go together. */
record DecisionRequest(
    Optional<String> decision,
    Optional<Integer> version,
    Optional<String> reason,
    Optional<String> comment,
    Optional<String> issuedOn,
    Optional<String> validUntil) {

  Future<Application> carryOut(Bus bus, Caller insurer, String number) {
    On on = new On(number, version.orElseThrow(DecisionRequest::refused), order(insurer, number));
    return switch (decision.orElse("")) {
      case "accept" -> bus.ask(DeregistrationApi.ACCEPT, insurer, new Accept(on));
      case "return" ->
          bus.ask(DeregistrationApi.RETURN, insurer, new Return(on, returnReason(), comment));
      case "issue" ->
          bus.ask(DeregistrationApi.ISSUE, insurer, new Issue(on, day(issuedOn), day(validUntil)));
      default -> throw refused();
    };
  }

  /**
   * The decision's own id, of everything it says and who says it: the same decision about the same
   * version is one decision, also where its answer was lost.
   */
  private UUID order(Caller insurer, String number) {
    String said =
        String.join(
            "\n",
            "gateway-decision",
            insurer.id(),
            number,
            version.map(Object::toString).orElse(""),
            decision.orElse(""),
            reason.orElse(""),
            issuedOn.orElse(""),
            validUntil.orElse(""),
            comment.orElse(""));
    return UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8));
  }

  private ReturnReason returnReason() {
    try {
      return ReturnReason.valueOf(
          reason.orElseThrow(DecisionRequest::refused).toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw refused();
    }
  }

  private static LocalDate day(Optional<String> text) {
    try {
      return LocalDate.parse(text.orElseThrow(DecisionRequest::refused));
    } catch (DateTimeParseException e) {
      throw refused();
    }
  }

  private static Problem refused() {
    return new Problem(
        ProblemType.MALFORMED_BODY, "A decision is to accept, to return or to issue.");
  }
}
