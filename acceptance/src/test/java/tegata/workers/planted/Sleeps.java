package tegata.workers.planted;

/** Breaks a rule of the house on purpose: an event loop never waits. */
public final class Sleeps {
  private Sleeps() {}

  static void sleep() throws InterruptedException {
    Thread.sleep(1);
  }
}
