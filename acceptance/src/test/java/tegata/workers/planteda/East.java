package tegata.workers.planteda;

/** Breaks a rule of the house on purpose: features see each other in one direction only. */
public final class East {
  private East() {}

  static Class<?> seen() {
    return tegata.workers.plantedb.West.class;
  }
}
