package tegata.portal.trouble;

import tegata.contract.Fault;

/** うまくいかなかったこと, each with its own page: what happened, what to do next, what else works. */
public enum Trouble {
  BAD_REQUEST(400),
  FORBIDDEN(403),
  FORM_REFUSED(403),
  SESSION_ENDED(403),
  PROXY_OVER(403),
  PROXY_SEES_ONLY(403),
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  CONFLICT(409),
  TOO_LARGE(413),
  LIST_TOO_LARGE(413),
  TOO_MANY(429),
  INTERNAL(500),
  UNAVAILABLE(503),
  OVERLOADED(503),
  TIMEOUT(504);

  private final int status;

  Trouble(int status) {
    this.status = status;
  }

  /** The HTTP status of the page. */
  public int status() {
    return status;
  }

  static Trouble of(Fault fault) {
    return switch (fault.code()) {
      case "form-foreign", "form-token" -> FORM_REFUSED;
      case "session-ended", "login-needed" -> SESSION_ENDED;
      case "not-yours" -> PROXY_OVER;
      case "proxy-may-only-see" -> PROXY_SEES_ONLY;
      default -> of(fault.kind());
    };
  }

  private static Trouble of(Fault.Kind kind) {
    return switch (kind) {
      case INVALID, UNPROCESSABLE -> BAD_REQUEST;
      case UNAUTHENTICATED, FORBIDDEN -> FORBIDDEN;
      case NOT_FOUND -> NOT_FOUND;
      case CONFLICT -> CONFLICT;
      case TOO_LARGE -> TOO_LARGE;
      case TOO_MANY -> TOO_MANY;
      case INTERNAL, BAD_ANSWER -> INTERNAL;
      case UNAVAILABLE -> UNAVAILABLE;
      case TIMEOUT -> TIMEOUT;
    };
  }

  static Trouble of(int status) {
    return switch (status) {
      case 401, 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 409 -> CONFLICT;
      case 413 -> TOO_LARGE;
      case 429 -> TOO_MANY;
      case 503 -> UNAVAILABLE;
      case 504 -> TIMEOUT;
      default -> status < 500 ? BAD_REQUEST : INTERNAL;
    };
  }
}
