package tegata.gateway.insurer;

import java.util.Locale;
import tegata.contract.EligibilityApi.Forwarded;
import tegata.contract.Fault;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;

/** No usable answer came from an insurer; says what kind of trouble it was. */
public final class InsurerFailure extends RuntimeException {

  /** What else could be asked, since a question to an insurer changes nothing there. */
  enum Again {
    NO,
    ANOTHER_REPLICA,
    ANY_REPLICA
  }

  /** 不調の種類. */
  enum Kind {
    NO_ROUTE(Forwarded.NO_ROUTE, Again.NO),
    /** We ourselves let no more questions through to this insurer. */
    BUSY(Forwarded.UNREACHABLE, Again.NO),
    /** It failed so often that it is left alone for a while. */
    RESTING(Forwarded.UNREACHABLE, Again.NO),
    UNREACHABLE(Forwarded.UNREACHABLE, Again.ANY_REPLICA),
    SILENT(Forwarded.TIMED_OUT, Again.NO),
    /** It answered that it could not process this question; the next one it may. */
    DECLINED(Forwarded.BAD_ANSWER, Again.ANOTHER_REPLICA),
    /** What came is no answer, or not a whole one. */
    BROKEN(Forwarded.BAD_ANSWER, Again.ANOTHER_REPLICA),
    /** 別の人・別の問いへの答え: an alarm, and nothing is tried again. */
    MISMATCHED(Forwarded.MISMATCHED, Again.NO);

    private final Forwarded forwarded;
    private final Again again;

    Kind(Forwarded forwarded, Again again) {
      this.forwarded = forwarded;
      this.again = again;
    }

    /** As metrics call it. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Kind kind;

  /**
   * @param reason for the operator's log and the caller; holds no personal data
   */
  InsurerFailure(Kind kind, String reason) {
    super(reason, null, false, false);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  Again again() {
    return kind.again;
  }

  /** How the forwarding ended, as the access log records it. */
  public Forwarded forwarded() {
    return kind.forwarded;
  }

  /** What a facility is told; whoever gave no number has none to check. */
  public Problem toProblem(Asker asker) {
    return kind == Kind.NO_ROUTE && !asker.gaveTheNumber()
        ? new Problem(ProblemType.INSURER_NOT_CONNECTED)
        : new Problem(type(), getMessage());
  }

  /** What an asker on the bus is told. */
  Fault toFault() {
    return new Fault(faultKind(), type().code(), getMessage());
  }

  private ProblemType type() {
    return switch (forwarded()) {
      case NO_ROUTE -> ProblemType.INSURER_UNKNOWN;
      case TIMED_OUT -> ProblemType.INSURER_TIMEOUT;
      case UNREACHABLE -> ProblemType.INSURER_UNREACHABLE;
      case BAD_ANSWER, MISMATCHED, ANSWERED -> ProblemType.INSURER_BAD_ANSWER;
    };
  }

  private Fault.Kind faultKind() {
    return switch (forwarded()) {
      case NO_ROUTE -> Fault.Kind.NOT_FOUND;
      case TIMED_OUT -> Fault.Kind.TIMEOUT;
      case UNREACHABLE -> Fault.Kind.UNAVAILABLE;
      case BAD_ANSWER, MISMATCHED, ANSWERED -> Fault.Kind.BAD_ANSWER;
    };
  }
}
