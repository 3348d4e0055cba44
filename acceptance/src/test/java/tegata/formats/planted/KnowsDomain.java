package tegata.formats.planted;

/** Breaks a rule of the house on purpose: formats depend on nothing of ours. */
public final class KnowsDomain {
  private KnowsDomain() {}

  static Class<?> seen() {
    return tegata.domain.eligibility.Validity.class;
  }
}
