package tegata.domain.planted;

/** Breaks a rule of the house on purpose: the domain knows no JSON. */
public final class ReadsJson {
  private ReadsJson() {}

  static Class<?> seen() {
    return com.fasterxml.jackson.databind.JsonNode.class;
  }
}
