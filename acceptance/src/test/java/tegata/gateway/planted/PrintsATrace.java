package tegata.gateway.planted;

/** Breaks a rule of the house on purpose: what fails goes to the log. */
public final class PrintsATrace {
  private PrintsATrace() {}

  static void print(Exception e) {
    e.printStackTrace();
  }
}
