package tegata.launcher.planted;

/** Breaks a rule of the house on purpose: production runs without the demo. */
public final class KnowsDemo {
  private KnowsDemo() {}

  static Class<?> seen() {
    return tegata.demo.planted.Somewhere.class;
  }
}
