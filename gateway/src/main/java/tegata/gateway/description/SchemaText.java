package tegata.gateway.description;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in a few words what a schema of the contract asks for. */
final class SchemaText {
  private static final String SCHEMAS = "#/components/schemas/";

  /** Rules that are told as they are written, in this order. */
  private static final List<String> RULES =
      List.of("format", "pattern", "minLength", "maxLength", "minItems", "maximum");

  private SchemaText() {}

  /** The name of the schema that another one refers to, or whose items it lists. */
  static Optional<String> target(JsonObject schema) {
    if (schema.getValue("items") instanceof JsonObject items) {
      return target(items);
    }
    return Optional.ofNullable(schema.getString("$ref"))
        .filter(reference -> reference.startsWith(SCHEMAS))
        .map(reference -> reference.substring(SCHEMAS.length()));
  }

  /** The names of the forms a body may have; the one schema it names where there is one. */
  static List<String> targets(JsonObject schema) {
    JsonArray forms = schema.getJsonArray("oneOf", new JsonArray().add(schema));
    return forms.stream().flatMap(form -> target((JsonObject) form).stream()).toList();
  }

  /** Type and rules, like {@code string, pattern ^x$}. */
  static String of(JsonObject schema) {
    if (schema.containsKey("$ref")) {
      return target(schema).orElse("");
    }
    if (schema.getValue("const") != null) {
      return String.valueOf(schema.getValue("const"));
    }
    if (schema.getValue("enum") instanceof JsonArray words) {
      return words.stream().map(String::valueOf).collect(Collectors.joining(" | "));
    }
    if (schema.getValue("items") instanceof JsonObject items) {
      return "array: " + of(items) + rules(schema);
    }
    return schema.getString("type", "") + rules(schema);
  }

  private static String rules(JsonObject schema) {
    List<String> told = new ArrayList<>();
    for (String rule : RULES) {
      if (schema.containsKey(rule)) {
        told.add(rule + " " + schema.getValue(rule));
      }
    }
    return told.isEmpty() ? "" : ", " + String.join(", ", told);
  }
}
