package tegata.domain.planted;

/** Breaks a rule of the house on purpose: the domain knows no Vert.x. */
public final class HoldsVertx {
  private HoldsVertx() {}

  static Class<?> seen() {
    return io.vertx.core.Vertx.class;
  }
}
