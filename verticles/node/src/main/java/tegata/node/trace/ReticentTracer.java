package tegata.node.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.vertx.core.Context;
import io.vertx.core.eventbus.Message;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.tracing.opentelemetry.Operation;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import tegata.node.KnownMethods;

/**
 * Vert.x tells a tracer addresses with their ids and queries, and failures with their messages;
 * this one passes on what stands on its lists, and forgets the rest. A trace begins at our edge:
 * what a caller says of one of its own is not heard.
 */
final class ReticentTracer implements VertxTracer<Operation, Operation> {
  /** SQL is the text of our own statements: what is asked for are parameters, never told here. */
  private static final Set<String> TOLD =
      Set.of("messaging.destination.name", "db.system", "db.namespace", "db.query.text");

  private static final String STATUS = "http.response.status_code";

  private final VertxTracer<Operation, Operation> tracer;

  @SuppressWarnings("unchecked") // the factory says nothing of the type, which is the library's own
  ReticentTracer(VertxTracer<?, ?> tracer) {
    this.tracer = (VertxTracer<Operation, Operation>) tracer;
  }

  @Override
  public <R> Operation receiveRequest(
      Context context,
      SpanKind kind,
      TracingPolicy policy,
      R request,
      String operation,
      Iterable<Map.Entry<String, String>> headers,
      TagExtractor<R> tags) {
    Operation begun =
        tracer.receiveRequest(
            context,
            kind,
            policy,
            request,
            name(request, "process", operation),
            request instanceof HttpRequest ? List.of() : headers,
            TagExtractor.empty());
    return described(begun, request, tags);
  }

  @Override
  public <R> Operation sendRequest(
      Context context,
      SpanKind kind,
      TracingPolicy policy,
      R request,
      String operation,
      BiConsumer<String, String> headers,
      TagExtractor<R> tags) {
    Operation begun =
        tracer.sendRequest(
            context,
            kind,
            policy,
            request,
            name(request, "send", operation),
            isTold(request, operation) ? headers : (name, value) -> {},
            TagExtractor.empty());
    if (begun != null && request instanceof HttpRequest http) {
      URI place = URI.create(http.absoluteURI());
      begun.span().setAttribute("server.address", place.getHost());
      begun.span().setAttribute("server.port", (long) place.getPort());
    }
    return described(begun, request, tags);
  }

  @Override
  public <R> void sendResponse(
      Context context, R response, Operation begun, Throwable failure, TagExtractor<R> tags) {
    ended(begun, response, failure, tags);
    tracer.sendResponse(context, response, begun, null, TagExtractor.empty());
  }

  @Override
  public <R> void receiveResponse(
      Context context, R response, Operation begun, Throwable failure, TagExtractor<R> tags) {
    ended(begun, response, failure, tags);
    tracer.receiveResponse(context, response, begun, null, TagExtractor.empty());
  }

  @Override
  public void close() {
    tracer.close();
  }

  /** Members hear of each other's traces on the bus; outside only whoever is to go on with one. */
  private static boolean isTold(Object request, String operation) {
    return !(request instanceof HttpRequest) || CurrentTrace.CONTINUED.equals(operation);
  }

  private static String name(Object request, String verb, String operation) {
    if (request instanceof HttpRequest http) {
      return method(http);
    }
    return request instanceof Message<?> message ? verb + " " + message.address() : operation;
  }

  private static String method(HttpRequest http) {
    return KnownMethods.name(http.method().name());
  }

  private static <R> Operation described(Operation begun, R request, TagExtractor<R> tags) {
    if (begun != null) {
      if (request instanceof HttpRequest http) {
        begun.span().setAttribute("http.request.method", method(http));
      }
      tell(begun.span(), request, tags);
    }
    return begun;
  }

  private static <R> void tell(Span span, R told, TagExtractor<R> tags) {
    for (int i = 0; i < tags.len(told); i++) {
      String name = tags.name(told, i);
      if (TOLD.contains(name)) {
        span.setAttribute(name, tags.value(told, i));
      } else if (STATUS.equals(name)) {
        span.setAttribute(STATUS, Long.parseLong(tags.value(told, i)));
      }
    }
  }

  /** Of a failure only its kind: messages quote what was sent. */
  private static <R> void ended(
      Operation begun, R response, Throwable failure, TagExtractor<R> tags) {
    if (begun == null) {
      return;
    }
    if (failure != null) {
      begun.span().setAttribute("error.type", failure.getClass().getSimpleName());
      begun.span().setStatus(StatusCode.ERROR);
    }
    if (response != null) {
      tell(begun.span(), response, tags);
    }
  }
}
