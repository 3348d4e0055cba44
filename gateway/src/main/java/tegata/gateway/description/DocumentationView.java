package tegata.gateway.description;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import tegata.gateway.problem.ProblemType;

/**
 * The contract as the documentation page shows it.
 *
 * @param introduction HTML
 */
public record DocumentationView(
    String title,
    String summary,
    String introduction,
    List<Call> calls,
    List<Shape> shapes,
    List<Trouble> problems) {

  /**
   * One call.
   *
   * @param id anchor
   * @param description HTML, may be empty
   * @param credentials whether a certificate and a token are needed, in words
   */
  public record Call(
      String id,
      String method,
      String path,
      String summary,
      String description,
      String credentials,
      List<Member> parameters,
      List<Message> requests,
      List<Answer> answers) {}

  /** One answer: {@code default} for every failure. */
  public record Answer(String status, String description, List<Message> messages) {}

  /**
   * A body in one media type.
   *
   * @param shapes names of the shapes it may have
   * @param members where the body has no shape with a name
   * @param example as sent, may be empty
   */
  public record Message(
      String mediaType, List<String> shapes, List<Member> members, Optional<String> example) {}

  /** A schema with a name. */
  public record Shape(String name, Optional<String> description, List<Member> members) {}

  /**
   * A member of a body, or a parameter.
   *
   * @param type in words
   * @param target name of the shape that its type refers to
   */
  public record Member(
      String name,
      String type,
      Optional<String> target,
      boolean required,
      Optional<String> description) {}

  /** A problem type. */
  public record Trouble(String code, int status, String failed, String title, String next) {}

  /** Reads a contract. */
  static DocumentationView of(Contract contract) {
    JsonObject info = contract.document().getJsonObject("info");
    JsonObject schemas = contract.document().getJsonObject("components").getJsonObject("schemas");
    return new DocumentationView(
        info.getString("title"),
        info.getString("summary"),
        html(info.getString("description")),
        contract.operations().stream().map(operation -> call(contract, operation)).toList(),
        schemas.stream().map(DocumentationView::shape).toList(),
        List.of(ProblemType.values()).stream().map(DocumentationView::trouble).toList());
  }

  private static Call call(Contract contract, Contract.Operation operation) {
    JsonObject content = operation.content();
    return new Call(
        content.getString("operationId"),
        operation.method().name(),
        operation.path(),
        content.getString("summary"),
        html(content.getString("description", "")),
        credentials(content),
        parameters(contract, operation),
        messages(content.getJsonObject("requestBody")),
        content.getJsonObject("responses").stream()
            .map(response -> answer(contract, response.getKey(), (JsonObject) response.getValue()))
            .toList());
  }

  private static String credentials(JsonObject operation) {
    if (!operation.containsKey("security")) {
      return "証明書とトークン";
    }
    return operation.getJsonArray("security").isEmpty() ? "要りません" : "証明書";
  }

  private static List<Member> parameters(Contract contract, Contract.Operation operation) {
    List<Member> members = new ArrayList<>();
    JsonObject path = contract.document().getJsonObject("paths").getJsonObject(operation.path());
    for (JsonObject holder : List.of(path, operation.content())) {
      for (Object parameter : holder.getJsonArray("parameters", new JsonArray())) {
        members.add(parameter(contract, (JsonObject) parameter));
      }
    }
    return members;
  }

  private static Member parameter(Contract contract, JsonObject written) {
    JsonObject parameter =
        written.containsKey("$ref") ? contract.named(written.getString("$ref")) : written;
    return new Member(
        parameter.getString("name"),
        parameter.getString("in") + ": " + SchemaText.of(parameter.getJsonObject("schema")),
        Optional.empty(),
        parameter.getBoolean("required", false),
        Optional.ofNullable(parameter.getString("description")));
  }

  private static Answer answer(Contract contract, String status, JsonObject written) {
    JsonObject response =
        written.containsKey("$ref") ? contract.named(written.getString("$ref")) : written;
    return new Answer(
        status.equals("default") ? "誤り" : status,
        response.getString("description"),
        messages(response));
  }

  private static List<Message> messages(JsonObject holder) {
    return holder == null || !holder.containsKey("content")
        ? List.of()
        : holder.getJsonObject("content").stream()
            .map(type -> message(type.getKey(), (JsonObject) type.getValue()))
            .toList();
  }

  private static Message message(String mediaType, JsonObject content) {
    JsonObject schema = content.getJsonObject("schema");
    return new Message(
        mediaType, SchemaText.targets(schema), members(schema), Examples.first(content));
  }

  private static Shape shape(Map.Entry<String, Object> schema) {
    JsonObject content = (JsonObject) schema.getValue();
    List<Member> members = members(content);
    return new Shape(
        schema.getKey(),
        Optional.ofNullable(content.getString("description"))
            .or(() -> Optional.of(SchemaText.of(content)).filter(text -> members.isEmpty())),
        members);
  }

  private static List<Member> members(JsonObject schema) {
    JsonArray required = schema.getJsonArray("required", new JsonArray());
    return schema.getJsonObject("properties", new JsonObject()).stream()
        .map(
            property -> {
              JsonObject type = (JsonObject) property.getValue();
              return new Member(
                  property.getKey(),
                  SchemaText.of(type),
                  SchemaText.target(type),
                  required.contains(property.getKey()),
                  Optional.ofNullable(type.getString("description")));
            })
        .toList();
  }

  private static Trouble trouble(ProblemType type) {
    return new Trouble(type.code(), type.status(), type.failed().word(), type.title(), type.next());
  }

  private static String html(String markdown) {
    return HtmlRenderer.builder()
        .escapeHtml(true)
        .sanitizeUrls(true)
        .build()
        .render(Parser.builder().build().parse(markdown));
  }
}
