package tegata.node.trace;

import io.opentelemetry.api.trace.Span;
import java.util.Optional;

/** The trace of the request that is being worked on, where there is one. */
public final class CurrentTrace {
  /**
   * The trace operation of a request to the outside that is to carry our {@code traceparent}; no
   * other request tells anybody of our traces.
   */
  public static final String CONTINUED = "continued";

  private CurrentTrace() {}

  /** Its id, 32 hexadecimal digits. */
  public static Optional<String> id() {
    return Optional.of(Span.current().getSpanContext())
        .filter(span -> span.isValid())
        .map(span -> span.getTraceId());
  }

  /**
   * Says what the request at our edge is.
   *
   * @param method one of ours
   * @param route as it was declared, without anything that the caller wrote
   */
  public static void route(String method, String route) {
    Span.current().updateName(method + " " + route).setAttribute("http.route", route);
  }

  /** Says under which id the request is known to its caller and in the logs. */
  public static void request(String id) {
    Span.current().setAttribute("tegata.request", id);
  }
}
