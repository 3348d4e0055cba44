package tegata.portal.planted;

/** Breaks a rule of the house on purpose: only workers speak SQL. */
public final class OpensJdbc {
  private OpensJdbc() {}

  static Class<?> seen() {
    return java.sql.Connection.class;
  }
}
