package tegata.gateway.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Fault;
import tegata.gateway.problem.ProblemType.Party;

/**
 * What is answered when something went wrong (RFC 9457).
 *
 * @param type {@code urn:tegata:problem:<code>}, stable
 * @param instance {@code urn:uuid:<request id>}, to be told when asking for help
 * @param failed who has to mend it: {@code caller}, {@code gateway} or {@code insurer}
 * @param next 窓口で次にすること
 * @param errors the places in the body that are not as the contract says
 */
public record ProblemBody(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String failed,
    Optional<String> next,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> errors) {
  private static final String PREFIX = "urn:tegata:problem:";

  /** The body for whatever a request failed with; nothing of an unexpected failure is told. */
  static ProblemBody of(Throwable failure, UUID request) {
    if (failure instanceof Problem problem) {
      return of(problem.type(), problem.getMessage(), problem.violations(), request);
    }
    Fault fault = Fault.of(failure);
    return ProblemType.ofCode(fault.code())
        .map(type -> of(type, fault.getMessage(), List.of(), request))
        .orElseGet(() -> ofFault(fault, request));
  }

  private static ProblemBody of(
      ProblemType type, String detail, List<Violation> errors, UUID request) {
    return new ProblemBody(
        PREFIX + type.code(),
        type.title(),
        type.status(),
        detail,
        "urn:uuid:" + request,
        type.failed().word(),
        type.next(),
        errors);
  }

  private static ProblemBody ofFault(Fault fault, UUID request) {
    int status = fault.kind().status();
    Party failed = status < 500 ? Party.CALLER : Party.GATEWAY;
    return new ProblemBody(
        PREFIX + fault.code(),
        fault.getMessage(),
        status,
        fault.getMessage(),
        "urn:uuid:" + request,
        failed.word(),
        failed == Party.CALLER ? Optional.empty() : ProblemType.INTERNAL.next(),
        List.of());
  }
}
