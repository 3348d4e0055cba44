package tegata.domain.planted;

/** Breaks a rule of the house on purpose: the domain knows no bus. */
public final class KnowsContract {
  private KnowsContract() {}

  static Class<?> seen() {
    return tegata.contract.Bus.class;
  }
}
