package tegata.gateway.problem;

import java.util.List;

/**
 * A request that ends in a problem. Carries no stack trace: the type says what happened and who has
 * to mend it.
 */
public final class Problem extends RuntimeException {
  private final ProblemType type;
  private final transient List<Violation> violations;

  /**
   * @param detail what is wrong in this request, one sentence; holds no personal data, no secret
   *     and nothing the caller sent beyond a short name
   */
  public Problem(ProblemType type, String detail) {
    this(type, detail, List.of());
  }

  private Problem(ProblemType type, String detail, List<Violation> violations) {
    super(detail, null, false, false);
    this.type = type;
    this.violations = List.copyOf(violations);
  }

  /** A body that is not as the contract says; the first place stands in the sentence too. */
  public static Problem ofBody(List<Violation> violations) {
    Violation first = violations.get(0);
    return new Problem(
        ProblemType.MALFORMED_BODY,
        "Not as the contract says at " + first.pointer() + ": " + first.detail() + ".",
        violations);
  }

  /** The type's title says everything. */
  public Problem(ProblemType type) {
    this(type, type.title() + ".");
  }

  public ProblemType type() {
    return type;
  }

  /** The places in the body; empty for any other problem. */
  public List<Violation> violations() {
    return violations;
  }
}
