package tegata.demo.planted;

/** Breaks a rule of the house on purpose: something to be seen from the launcher. */
public final class Somewhere {
  private Somewhere() {}
}
