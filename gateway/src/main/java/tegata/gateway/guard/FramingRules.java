package tegata.gateway.guard;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;

/**
 * Where a request ends must be understood in one way only, whatever stands in front of us or is put
 * there one day (RFC 9112 §6.3). What Netty refuses by itself (two Content-Length, a sign in it,
 * both framings together) is tested with the rest; these are the rules it lacks.
 */
final class FramingRules {
  private static final String CHUNKED = "chunked";

  /** What a request cannot be understood without, and so cannot be of this connection alone. */
  private static final Set<String> NOMINATED =
      Set.of("content-length", "transfer-encoding", "host", "authorization");

  private FramingRules() {}

  static Optional<Problem> check(HttpServerRequest request) {
    if (request.version() != HttpVersion.HTTP_1_1) {
      return Optional.of(new Problem(ProblemType.HTTP_VERSION_REFUSED));
    }
    MultiMap headers = request.headers();
    if (headers.contains(HttpHeaders.UPGRADE) || headers.contains("HTTP2-Settings")) {
      return Optional.of(new Problem(ProblemType.UPGRADE_REFUSED));
    }
    return hasOneFraming(headers, request.method()) && !nominatesFraming(headers)
        ? Optional.empty()
        : Optional.of(new Problem(ProblemType.AMBIGUOUS_FRAMING));
  }

  /** Whoever obeys it takes the end of the body away (RFC 9110 §7.6.1), and with it ours. */
  private static boolean nominatesFraming(MultiMap headers) {
    return headers.getAll(HttpHeaders.CONNECTION).stream()
        .flatMap(value -> Stream.of(value.split(",")))
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .anyMatch(NOMINATED::contains);
  }

  /** Netty refuses most of it before; which of it, an upgrade may change. */
  static boolean hasOneFraming(MultiMap headers, HttpMethod method) {
    List<String> lengths = headers.getAll(HttpHeaders.CONTENT_LENGTH);
    List<String> encodings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
    if (lengths.size() + encodings.size() > 1) {
      return false;
    }
    if (method == HttpMethod.GET) {
      return encodings.isEmpty() && (lengths.isEmpty() || lengths.get(0).equals("0"));
    }
    return encodings.isEmpty() || encodings.get(0).equals(CHUNKED);
  }
}
