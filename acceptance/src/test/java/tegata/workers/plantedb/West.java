package tegata.workers.plantedb;

/** Breaks a rule of the house on purpose: features see each other in one direction only. */
public final class West {
  private West() {}

  static Class<?> seen() {
    return tegata.workers.planteda.East.class;
  }
}
