package tegata.launcher.planted;

/** Breaks a rule of the house on purpose: production runs without simulators. */
public final class KnowsSimulators {
  private KnowsSimulators() {}

  static Class<?> seen() {
    return tegata.simulators.World.class;
  }
}
