package tegata.node.planted;

/** Breaks a rule of the house on purpose: a node sees the contract only. */
public final class KnowsFormats {
  private KnowsFormats() {}

  static Class<?> seen() {
    return tegata.formats.oqs.OqsXml.class;
  }
}
