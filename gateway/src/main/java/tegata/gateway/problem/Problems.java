package tegata.gateway.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.contract.Fault;
import tegata.contract.Json;

/** Turns every failure into {@code application/problem+json}; mounted once. */
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final CharSequence TYPE =
      HttpHeaders.createOptimized("application/problem+json; charset=utf-8");
  private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
  private static final CharSequence RETRY_AFTER_A_SECOND = HttpHeaders.createOptimized("1");
  private static final CharSequence RETRY_AFTER_SECONDS = HttpHeaders.createOptimized("2");
  private static final CharSequence RETRY_AFTER_A_MINUTE = HttpHeaders.createOptimized("60");

  /** What vertx-web itself fails a request with, without a cause that would say more. */
  private static final Map<Integer, ProblemType> BY_STATUS =
      Map.of(
          400, ProblemType.MALFORMED_REQUEST,
          413, ProblemType.BODY_TOO_LARGE,
          417, ProblemType.EXPECTATION_FAILED);

  private Problems() {}

  /** The failure handler of all routes. */
  public static void handle(RoutingContext ctx) {
    answer(ctx.request(), failure(ctx));
  }

  /** The code of the problem that a failed request was answered with. */
  public static String code(RoutingContext ctx) {
    return ProblemBody.of(failure(ctx), RequestId.of(ctx.request())).code();
  }

  private static Throwable failure(RoutingContext ctx) {
    ProblemType byStatus = BY_STATUS.get(ctx.statusCode());
    return byStatus != null ? new Problem(byStatus) : ctx.failure();
  }

  /**
   * Answers a request that failed. Where its body has not arrived whole, the connection ends with
   * the answer: what follows on it could not be told from the body.
   */
  public static void answer(HttpServerRequest request, Throwable failure) {
    if (isOpen(request)) {
      Buffer body = prepare(request, failure);
      if (request.isEnded() || hasNoBody(request)) {
        request.response().end(body);
      } else {
        LastAnswer.send(request, body);
      }
    }
  }

  /** Answers a request after which nothing on its connection can be trusted. */
  public static void answerLast(HttpServerRequest request, Throwable failure) {
    if (isOpen(request)) {
      LastAnswer.send(request, prepare(request, failure));
    }
  }

  private static boolean isOpen(HttpServerRequest request) {
    return !request.response().ended() && !request.response().closed();
  }

  private static boolean hasNoBody(HttpServerRequest request) {
    return "0".equals(request.headers().get(HttpHeaders.CONTENT_LENGTH))
        || !request.headers().contains(HttpHeaders.CONTENT_LENGTH)
            && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
  }

  private static Buffer prepare(HttpServerRequest request, Throwable failure) {
    UUID id = RequestId.of(request);
    ProblemBody body = ProblemBody.of(failure, id);
    if (body.status() == Fault.Kind.INTERNAL.status()) {
      LOG.error("request {} failed", id, failure);
    }
    HttpServerResponse response = request.response();
    response
        .setStatusCode(body.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
    challenge(response, failure);
    if (response.headers().contains(HttpHeaders.RETRY_AFTER)) {
      return json(body); // whoever refused knows better
    }
    if (body.status() == Fault.Kind.UNAVAILABLE.status()) {
      response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    if (body.isOf(ProblemType.IDEMPOTENCY_KEY_IN_USE)) {
      response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_A_SECOND);
    }
    if (body.status() == Fault.Kind.TOO_MANY.status()) {
      response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_A_MINUTE);
    }
    return json(body);
  }

  /** RFC 6750 §3: what kind of token would be taken, and what is wrong with the one that came. */
  private static void challenge(HttpServerResponse response, Throwable failure) {
    if (!(failure instanceof Problem problem)) {
      return;
    }
    String error =
        switch (problem.type()) {
          case TOKEN_MISSING, CLIENT_CERTIFICATE_MISSING, CLIENT_CERTIFICATE_REVOKED -> "";
          case INVALID_TOKEN, TAX_CODE_REFUSED -> ", error=\"invalid_token\"";
          case INSUFFICIENT_SCOPE -> ", error=\"insufficient_scope\"";
          default -> null;
        };
    if (error != null) {
      response.putHeader("WWW-Authenticate", "Bearer realm=\"tegata\"" + error);
    }
  }

  private static Buffer json(ProblemBody body) {
    try {
      return Buffer.buffer(Json.MAPPER.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem has a JSON form", e);
    }
  }
}
