package tegata.gateway.description;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The contract of this API: one OpenAPI 3.1 document, written by hand. What is published is what is
 * enforced, and what the documentation page shows.
 */
public final class Contract {
  private static final String RESOURCE = "/tegata/gateway/openapi.yaml";
  private static final String LOCAL = "#/";

  private final Buffer text;
  private final JsonObject document;

  private Contract(Buffer text, JsonObject document) {
    this.text = text;
    this.document = document;
  }

  /**
   * One call of the API.
   *
   * @param path as in the contract, with parameters in braces
   * @param content the Operation Object
   */
  public record Operation(HttpMethod method, String path, JsonObject content) {

    /** As vertx-web writes the path. */
    public String route() {
      return path.replaceAll("\\{(\\w+)}", ":$1");
    }
  }

  /** Reads the contract of this version. */
  public static Contract read() {
    try (InputStream in = Contract.class.getResourceAsStream(RESOURCE)) {
      byte[] bytes = in.readAllBytes();
      Map<?, ?> yaml = new YAMLMapper().readValue(bytes, Map.class);
      return new Contract(
          Buffer.buffer(bytes), new JsonObject(new JsonObject(asMap(yaml)).encode()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As published. */
  public Buffer text() {
    return text;
  }

  /** The document, with its references as written. */
  public JsonObject document() {
    return document;
  }

  /** Every call, in the order of the document. */
  public List<Operation> operations() {
    return document.getJsonObject("paths").stream()
        .flatMap(
            path ->
                ((JsonObject) path.getValue())
                    .stream()
                        .filter(member -> !member.getKey().equals("parameters"))
                        .map(
                            member ->
                                new Operation(
                                    HttpMethod.valueOf(member.getKey().toUpperCase(Locale.ROOT)),
                                    path.getKey(),
                                    (JsonObject) member.getValue())))
        .toList();
  }

  /** The schema of a call's body in a media type, without references; empty where it takes none. */
  public Optional<JsonObject> requestSchema(Operation operation, String mediaType) {
    return Optional.ofNullable(operation.content().getJsonObject("requestBody"))
        .flatMap(body -> schema(body, mediaType));
  }

  /** The same of one of its answers, or of what it answers by default. */
  public Optional<JsonObject> answerSchema(Operation operation, int status, String mediaType) {
    JsonObject responses = operation.content().getJsonObject("responses");
    return Optional.ofNullable(
            responses.getJsonObject(String.valueOf(status), responses.getJsonObject("default")))
        .flatMap(response -> schema(response, mediaType));
  }

  /** What a reference within the document names. */
  JsonObject named(String reference) {
    if (!reference.startsWith(LOCAL)) {
      throw new IllegalStateException("the contract refers to another document: " + reference);
    }
    JsonObject found = document;
    for (String step : reference.substring(LOCAL.length()).split("/")) {
      found = found.getJsonObject(step);
    }
    return found;
  }

  private Optional<JsonObject> schema(JsonObject holder, String mediaType) {
    JsonObject content = ((JsonObject) resolved(holder)).getJsonObject("content");
    return Optional.ofNullable(content)
        .map(types -> types.getJsonObject(mediaType))
        .map(type -> type.getJsonObject("schema"));
  }

  /** No schema of ours contains itself, so every reference can be written out. */
  private Object resolved(Object node) {
    if (node instanceof JsonArray array) {
      JsonArray written = new JsonArray();
      array.forEach(item -> written.add(resolved(item)));
      return written;
    }
    if (!(node instanceof JsonObject object)) {
      return node;
    }
    if (object.getValue("$ref") instanceof String reference) {
      return resolved(named(reference));
    }
    JsonObject written = new JsonObject();
    object.forEach(member -> written.put(member.getKey(), resolved(member.getValue())));
    return written;
  }

  @SuppressWarnings("unchecked") // a YAML mapping of ours has text keys only
  private static Map<String, Object> asMap(Map<?, ?> yaml) {
    return (Map<String, Object>) yaml;
  }
}
