package tegata.gateway.description;

import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tegata.gateway.problem.Violation;

/**
 * What a JSON body must look like, and where one does not. Where a body may have several forms, it
 * is told about the form that it misses by least.
 */
public final class BodySchema {
  private static final JsonSchemaOptions OPTIONS =
      new JsonSchemaOptions()
          .setBaseUri("urn:tegata:contract")
          .setDraft(Draft.DRAFT202012)
          .setOutputFormat(OutputFormat.Basic);

  /** Keywords that only say that something within was wrong. */
  private static final Set<String> ABOUT_OTHERS = Set.of("oneOf", "properties", "items", "$ref");

  private static final Pattern FORM = Pattern.compile("#/oneOf/(\\d+)/.*");
  private static final Pattern QUOTED_NAME = Pattern.compile("\"([A-Za-z0-9_]{1,64})\"");
  private static final Pattern PLAIN_POINTER = Pattern.compile("#(/[A-Za-z0-9_]{1,64}){0,16}");
  private static final int MOST = 10;

  private final Validator validator;

  BodySchema(JsonObject schema) {
    this.validator = Validator.create(JsonSchema.of(schema), OPTIONS);
  }

  /** The schema of a call's body, or of its answer, as {@link Contract} tells it. */
  public static BodySchema of(JsonObject schema) {
    return new BodySchema(schema);
  }

  /**
   * Where a body is not as it must be; empty where it is. Nothing of the body's values is told, and
   * of its names only plain ones.
   *
   * @param body a JSON value as Vert.x holds it
   */
  public List<Violation> violations(Object body) {
    OutputUnit result = validator.validate(body);
    if (Boolean.TRUE.equals(result.getValid())) {
      return List.of();
    }
    Map<String, List<OutputUnit>> byForm = new LinkedHashMap<>();
    for (OutputUnit error : result.getErrors()) {
      Matcher form = FORM.matcher(error.getKeywordLocation());
      if (!ABOUT_OTHERS.contains(keyword(error))) {
        byForm
            .computeIfAbsent(form.matches() ? form.group(1) : "", x -> new ArrayList<>())
            .add(error);
      }
    }
    return byForm.values().stream()
        .map(BodySchema::told)
        .min(Comparator.comparingInt(List::size))
        .orElseGet(() -> List.of(new Violation("#", "has none of the forms there are")));
  }

  private static List<Violation> told(List<OutputUnit> errors) {
    return errors.stream()
        .filter(error -> !isEcho(error, errors))
        .map(BodySchema::violation)
        .distinct()
        .limit(MOST)
        .toList();
  }

  /** A member that is known but wrong is reported as unknown too. */
  private static boolean isEcho(OutputUnit error, List<OutputUnit> errors) {
    String at = error.getInstanceLocation();
    return isUnknownMember(error)
        && errors.stream()
            .filter(other -> !isUnknownMember(other))
            .map(OutputUnit::getInstanceLocation)
            .anyMatch(other -> other.equals(at) || other.startsWith(at + "/"));
  }

  private static boolean isUnknownMember(OutputUnit error) {
    return keyword(error).equals("additionalProperties");
  }

  private static Violation violation(OutputUnit error) {
    String at = error.getInstanceLocation();
    if (keyword(error).equals("required")) {
      Matcher name = QUOTED_NAME.matcher(error.getError());
      return new Violation(name.find() ? at + "/" + name.group(1) : at, "is missing");
    }
    String detail =
        isUnknownMember(error) ? "is no member here" : "does not hold: " + keyword(error);
    return PLAIN_POINTER.matcher(at).matches()
        ? new Violation(at, detail)
        : new Violation("#", "has a member with another name than there are");
  }

  private static String keyword(OutputUnit error) {
    String location = error.getKeywordLocation();
    return location.substring(location.lastIndexOf('/') + 1);
  }
}
