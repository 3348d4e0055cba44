package tegata.gateway.planted;

/** Breaks a rule of the house on purpose: only workers speak SQL. */
public final class HoldsPool {
  private HoldsPool() {}

  static Class<?> seen() {
    return io.vertx.sqlclient.Pool.class;
  }
}
