package tegata.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.Objects;
import java.util.concurrent.TimeoutException;

/**
 * An outcome that is no answer, with a stable code that callers may decide on. Only a fault's own
 * text crosses the bus: the message of any other exception stays in the log of the node where it
 * happened.
 */
public final class Fault extends RuntimeException {

  /**
   * How the caller should understand the fault; the number is the HTTP status the edges answer
   * with.
   */
  public enum Kind {
    INVALID(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    CONFLICT(409),
    TOO_LARGE(413),
    UNPROCESSABLE(422),
    TOO_MANY(429),
    INTERNAL(500),
    BAD_ANSWER(502),
    UNAVAILABLE(503),
    TIMEOUT(504);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    /** HTTP status of this kind. */
    public int status() {
      return status;
    }
  }

  private record Wire(Kind kind, String code, String detail) {
    Wire {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(detail, "detail");
    }
  }

  private final Kind kind;
  private final String code;

  /**
   * @param code stable kebab-case word, the last part of the problem type, e.g. {@code
   *     challenge-used}
   * @param detail one sentence for a person; holds no personal data and no secret
   */
  public Fault(Kind kind, String code, String detail) {
    super(detail, null, false, false);
    this.kind = kind;
    this.code = code;
  }

  /** What kind of failure it is. */
  public Kind kind() {
    return kind;
  }

  /** The stable word of this failure. */
  public String code() {
    return code;
  }

  /**
   * The fault inside a failure, or an {@link Kind#INTERNAL} one that tells nothing of the cause.
   */
  public static Fault of(Throwable failure) {
    if (failure instanceof Fault fault) {
      return fault;
    }
    if (failure instanceof ReplyException reply) {
      return ofReply(reply);
    }
    if (failure instanceof TimeoutException) {
      return new Fault(Kind.TIMEOUT, "timeout", "The answer did not come in time.");
    }
    return new Fault(Kind.INTERNAL, "internal", "Something failed on our side.");
  }

  /** Whether asking again may help: nobody answered, or not in time. */
  public boolean isPassing() {
    return kind == Kind.UNAVAILABLE || kind == Kind.TIMEOUT;
  }

  /**
   * Whether something failed on our side, so that the same question may be answered another time.
   */
  public boolean isOurs() {
    return kind.status() >= Kind.INTERNAL.status();
  }

  void failBus(Message<?> message) {
    try {
      message.fail(
          kind.status(), Json.MAPPER.writeValueAsString(new Wire(kind, code, getMessage())));
    } catch (JsonProcessingException e) {
      message.fail(Kind.INTERNAL.status(), "");
    }
  }

  private static Fault ofReply(ReplyException reply) {
    if (reply.failureType() == ReplyFailure.TIMEOUT) {
      return new Fault(Kind.TIMEOUT, "timeout", "The answer did not come in time.");
    }
    if (reply.failureType() == ReplyFailure.NO_HANDLERS) {
      return new Fault(Kind.UNAVAILABLE, "nobody-serves", "No node serves this just now.");
    }
    try {
      Wire wire = Objects.requireNonNull(Json.MAPPER.readValue(reply.getMessage(), Wire.class));
      return new Fault(wire.kind(), wire.code(), wire.detail());
    } catch (JsonProcessingException | IllegalArgumentException | NullPointerException e) {
      return new Fault(Kind.INTERNAL, "internal", "Something failed on our side.");
    }
  }
}
