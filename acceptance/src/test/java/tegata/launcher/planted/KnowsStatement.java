package tegata.launcher.planted;

/** Breaks a rule of the house on purpose: statements are checked by what stands alone. */
public final class KnowsStatement {
  private KnowsStatement() {}

  static Class<?> seen() {
    return tegata.statement.VerifyStatement.class;
  }
}
