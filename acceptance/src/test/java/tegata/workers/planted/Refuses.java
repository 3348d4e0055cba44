package tegata.workers.planted;

/** Breaks a rule of the house on purpose: nothing is a stub. */
public final class Refuses {
  private Refuses() {}

  static void refuse() {
    throw new UnsupportedOperationException();
  }
}
