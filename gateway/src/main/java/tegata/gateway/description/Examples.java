package tegata.gateway.description;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The examples of a body in one media type, as they would be sent. */
public final class Examples {
  private Examples() {}

  /** All of a Media Type Object. */
  public static List<String> of(JsonObject mediaType) {
    return mediaType.getJsonObject("examples", new JsonObject()).stream()
        .map(example -> text(((JsonObject) example.getValue()).getValue("value")))
        .toList();
  }

  static Optional<String> first(JsonObject mediaType) {
    return of(mediaType).stream().findFirst();
  }

  private static String text(Object value) {
    return value instanceof JsonObject json ? json.encodePrettily() : String.valueOf(value);
  }
}
