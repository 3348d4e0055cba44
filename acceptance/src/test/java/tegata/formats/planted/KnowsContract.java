package tegata.formats.planted;

/** Breaks a rule of the house on purpose: formats depend on nothing of ours. */
public final class KnowsContract {
  private KnowsContract() {}

  static Class<?> seen() {
    return tegata.contract.Caller.class;
  }
}
