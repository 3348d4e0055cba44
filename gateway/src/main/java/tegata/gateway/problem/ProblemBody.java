package tegata.gateway.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import tegata.contract.Fault;

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
    String next,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> errors) {
  private static final String PREFIX = "urn:tegata:problem:";

  /**
   * The body for whatever a request failed with; nothing of an unexpected failure is told, nor of a
   * fault that is not in the list of {@link ProblemType}.
   */
  static ProblemBody of(Throwable failure, UUID request) {
    if (failure instanceof Problem problem) {
      return of(problem.type(), problem.getMessage(), problem.violations(), request);
    }
    Fault fault = Fault.of(failure);
    return ProblemType.ofCode(fault.code())
        .filter(type -> type.status() == fault.kind().status())
        .map(type -> of(type, fault.getMessage(), List.of(), request))
        .orElseGet(
            () -> of(ProblemType.INTERNAL, ProblemType.INTERNAL.title() + ".", List.of(), request));
  }

  String code() {
    return type.substring(PREFIX.length());
  }

  boolean isOf(ProblemType expected) {
    return code().equals(expected.code());
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
}
