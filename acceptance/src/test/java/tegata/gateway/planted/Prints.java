package tegata.gateway.planted;

/** Breaks a rule of the house on purpose: what is said goes to the log. */
public final class Prints {
  private Prints() {}

  static void print() {
    System.out.println("printed");
  }
}
