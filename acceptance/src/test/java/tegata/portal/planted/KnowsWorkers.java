package tegata.portal.planted;

/** Breaks a rule of the house on purpose: the edges speak only the contract. */
public final class KnowsWorkers {
  private KnowsWorkers() {}

  static Class<?> seen() {
    return tegata.workers.Workers.class;
  }
}
