package tegata.gateway.problem;

/**
 * A request that ends in a problem. Carries no stack trace: the type says what happened and who has
 * to mend it.
 */
public final class Problem extends RuntimeException {
  private final ProblemType type;

  /**
   * @param detail what is wrong in this request, one sentence; holds no personal data, no secret
   *     and nothing the caller sent beyond a short name
   */
  public Problem(ProblemType type, String detail) {
    super(detail, null, false, false);
    this.type = type;
  }

  /** The type's title says everything. */
  public Problem(ProblemType type) {
    this(type, type.title() + ".");
  }

  public ProblemType type() {
    return type;
  }
}
