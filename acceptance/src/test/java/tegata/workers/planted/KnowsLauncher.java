package tegata.workers.planted;

/** Breaks a rule of the house on purpose: only the demo starts the launcher. */
public final class KnowsLauncher {
  private KnowsLauncher() {}

  static Class<?> seen() {
    return tegata.launcher.planted.KnowsDemo.class;
  }
}
