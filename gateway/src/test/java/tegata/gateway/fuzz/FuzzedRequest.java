package tegata.gateway.fuzz;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.ParsedHeaderValues;
import io.vertx.ext.web.RequestBody;
import io.vertx.ext.web.RoutingContext;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.domain.facility.Facility;
import tegata.domain.facility.FacilityKind;
import tegata.gateway.caller.AuthenticatedCaller;

/**
 * Requests without a connection, so that a million of them can be looked at. They know what the
 * rules ask of a request, and fail when they are asked for more.
 */
public final class FuzzedRequest {
  private static final String CODE = "3410712362";
  private static final AuthenticatedCaller CLINIC =
      new AuthenticatedCaller(
          new Facility(
              CODE, "架空医院", FacilityKind.STANDARD, Set.of(Facility.Role.CLINIC), "c", Set.of()),
          Set.of(),
          Caller.facility(CODE, "架空医院", UUID.randomUUID()));

  private FuzzedRequest() {}

  /** The head of a request, as the guard sees it. */
  public static HttpServerRequest head(
      HttpVersion version, HttpMethod method, String uri, MultiMap headers) {
    return answering(
        HttpServerRequest.class,
        Map.of("version", version, "method", method, "uri", uri, "headers", headers));
  }

  /** A known clinic's request with a body, as an endpoint sees it. */
  public static RoutingContext body(String type, byte[] content) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Content-Type", type);
    ParsedHeaderValues parsed =
        answering(
            ParsedHeaderValues.class,
            Map.of(
                "contentType",
                answering(MIMEHeader.class, Map.of("value", type)),
                "accept",
                List.of()));
    return answering(
        RoutingContext.class,
        Map.of(
            "request",
            answering(HttpServerRequest.class, Map.of("headers", headers)),
            "parsedHeaders",
            parsed,
            "body",
            answering(RequestBody.class, Map.of("buffer", Buffer.buffer(content))),
            "get",
            CLINIC,
            "next",
            ""));
  }

  private static <T> T answering(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (!answers.containsKey(method.getName())) {
                throw new AssertionError("nobody said what " + method + " answers");
              }
              return method.getReturnType() == void.class ? null : answers.get(method.getName());
            }));
  }
}
