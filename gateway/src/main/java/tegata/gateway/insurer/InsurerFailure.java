package tegata.gateway.insurer;

import tegata.contract.EligibilityApi.Forwarded;
import tegata.contract.Fault;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;

/** No usable answer came from an insurer; says how the forwarding ended. */
public final class InsurerFailure extends RuntimeException {
  private final Forwarded forwarded;

  /**
   * @param reason for the operator's log and the caller; holds no personal data
   */
  InsurerFailure(Forwarded forwarded, String reason) {
    super(reason, null, false, false);
    this.forwarded = forwarded;
  }

  /** How the forwarding ended, as the access log records it. */
  public Forwarded forwarded() {
    return forwarded;
  }

  /** What a facility is told. */
  public Problem toProblem() {
    return new Problem(type(), getMessage());
  }

  /** What an asker on the bus is told. */
  Fault toFault() {
    return new Fault(kind(), type().code(), getMessage());
  }

  private ProblemType type() {
    return switch (forwarded) {
      case NO_ROUTE -> ProblemType.INSURER_UNKNOWN;
      case TIMED_OUT -> ProblemType.INSURER_TIMEOUT;
      case UNREACHABLE -> ProblemType.INSURER_UNREACHABLE;
      case BAD_ANSWER, ANSWERED -> ProblemType.INSURER_BAD_ANSWER;
    };
  }

  private Fault.Kind kind() {
    return switch (forwarded) {
      case NO_ROUTE -> Fault.Kind.NOT_FOUND;
      case TIMED_OUT -> Fault.Kind.TIMEOUT;
      case UNREACHABLE -> Fault.Kind.UNAVAILABLE;
      case BAD_ANSWER, ANSWERED -> Fault.Kind.BAD_ANSWER;
    };
  }
}
