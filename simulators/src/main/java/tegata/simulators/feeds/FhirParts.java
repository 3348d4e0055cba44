package tegata.simulators.feeds;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Small recurring pieces of FHIR JSON. */
final class FhirParts {

  private static final String PROFILES = "http://jpfhir.jp/fhir/eCheckup/StructureDefinition/";
  private static final String REPRESENTATION =
      "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation";

  private FhirParts() {}

  static JsonObject profile(String name) {
    return new JsonObject().put("profile", new JsonArray().add(PROFILES + name));
  }

  static JsonObject concept(String system, String code, String display) {
    JsonObject coding = new JsonObject().put("system", system).put("code", code);
    if (display != null) {
      coding.put("display", display);
    }
    return new JsonObject().put("coding", new JsonArray().add(coding));
  }

  static JsonObject identifier(String system, String value) {
    return new JsonObject().put("system", system).put("value", value);
  }

  static JsonObject reference(String url) {
    return new JsonObject().put("reference", url);
  }

  static JsonObject period(String start, String end) {
    return new JsonObject().put("start", start).put("end", end);
  }

  static JsonObject extension(String url, String kind, String value) {
    return new JsonObject().put("url", url).put(kind, value);
  }

  /**
   * A name whose parts are separated by a full-width space.
   *
   * @param representation {@code IDE} for kanji, {@code SYL} for kana
   */
  static JsonObject humanName(String name, String representation) {
    String[] parts = name.split("　");
    return new JsonObject()
        .put(
            "extension",
            new JsonArray().add(extension(REPRESENTATION, "valueCode", representation)))
        .put("use", "official")
        .put("text", String.join(" ", parts))
        .put("family", parts[0])
        .put("given", new JsonArray().add(parts[1]));
  }
}
