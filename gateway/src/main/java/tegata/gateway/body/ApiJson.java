package tegata.gateway.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import tegata.contract.Json;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;

/**
 * The JSON of the API: unknown and repeated members, other types than declared and anything behind
 * the document are refused; what is absent or empty is left out of answers.
 */
public final class ApiJson {
  /** Media type of requests and answers. */
  public static final String TYPE = "application/json";

  private static final ObjectMapper MAPPER = mapper();

  private ApiJson() {}

  /**
   * Reads a request's body.
   *
   * @throws Problem with {@code malformed-body} and the place, never the content; also when it is
   *     no JSON, or JSON would not be accepted as answer
   */
  public static <T> T read(RoutingContext ctx, Class<T> type) {
    MediaType.require(ctx, TYPE);
    Buffer body = ctx.body().buffer();
    if (body == null || body.length() == 0) {
      throw new Problem(ProblemType.MALFORMED_BODY, "The body is empty.");
    }
    try {
      T read = MAPPER.readValue(body.getBytes(), type);
      if (read == null) {
        throw new Problem(ProblemType.MALFORMED_BODY, "The body is null.");
      }
      return read;
    } catch (IOException e) {
      throw new Problem(ProblemType.MALFORMED_BODY, "Not understood" + place(e) + ".");
    }
  }

  /** Writes an answer. */
  public static Buffer write(Object answer) {
    try {
      return Buffer.buffer(MAPPER.writeValueAsBytes(answer));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer has a JSON form", e);
    }
  }

  private static String place(IOException e) {
    StringBuilder place = new StringBuilder();
    if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      mapping.getPath().stream()
          .map(JsonMappingException.Reference::getFieldName)
          .filter(name -> name != null && name.matches("[A-Za-z0-9_]{1,64}"))
          .forEach(name -> place.append(place.isEmpty() ? " at member " : ".").append(name));
    }
    if (e instanceof JsonProcessingException json && json.getLocation() != null) {
      JsonLocation location = json.getLocation();
      place.append(", line ").append(location.getLineNr());
      place.append(", column ").append(location.getColumnNr());
    }
    return place.toString();
  }

  private static ObjectMapper mapper() {
    ObjectMapper mapper =
        Json.MAPPER
            .copy()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_EMPTY);
    for (CoercionInputShape shape :
        new CoercionInputShape[] {
          CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
        }) {
      mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
    }
    return mapper;
  }
}
