package tegata.contract;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The typed event bus of one node. A question stays on its own node when the node serves the
 * address, and crosses the cluster otherwise (Vert.x itself would go round robin). The bus is
 * at-most-once: what must survive lies in PostgreSQL before it is told.
 */
public final class Bus {
  private static final Logger LOG = LoggerFactory.getLogger(Bus.class);
  private static final String CALLER = "caller";

  /** Answers above this are refused: larger things are paged, or cross as files in chunks. */
  static final int MAX_ANSWER_BYTES = 256 * 1024;

  private final Vertx vertx;
  private final Set<String> servedHere = ConcurrentHashMap.newKeySet();

  public Bus(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * Asks whoever serves the address.
   *
   * @return the answer, or a failure that is always a {@link Fault}
   */
  public <Q, A> Future<A> ask(Address<Q, A> address, Caller caller, Q question) {
    boolean here = servedHere.contains(address.name());
    return send(address, caller, question, here)
        .recover(
            e ->
                here && nobodyListens(e)
                    ? send(address, caller, question, false)
                    : Future.failedFuture(e))
        .map(reply -> read(reply.body(), address.answer()))
        .recover(e -> Future.failedFuture(Fault.of(e)));
  }

  private <Q> Future<Message<Buffer>> send(
      Address<Q, ?> address, Caller caller, Q question, boolean localOnly) {
    try {
      DeliveryOptions options =
          new DeliveryOptions()
              .setSendTimeout(address.timeout().toMillis())
              .setLocalOnly(localOnly)
              .addHeader(CALLER, Json.MAPPER.writeValueAsString(caller));
      Buffer body = Buffer.buffer(Json.MAPPER.writeValueAsBytes(question));
      return vertx.eventBus().request(address.name(), body, options);
    } catch (IOException | RuntimeException e) { // the latter when Vert.x is already closed
      return Future.failedFuture(e);
    }
  }

  /** A verticle that served here was undeployed: another node may still serve. */
  private static boolean nobodyListens(Throwable e) {
    return e instanceof ReplyException reply && reply.failureType() == ReplyFailure.NO_HANDLERS;
  }

  /**
   * Serves an address on this node.
   *
   * @return done when the whole cluster knows
   */
  public <Q, A> Future<Void> serve(Address<Q, A> address, BiFunction<Caller, Q, Future<A>> use) {
    MessageConsumer<Buffer> consumer =
        vertx.eventBus().<Buffer>consumer(address.name(), message -> answer(address, message, use));
    return consumer.completion().onSuccess(x -> servedHere.add(address.name()));
  }

  private static <Q, A> void answer(
      Address<Q, A> address, Message<Buffer> message, BiFunction<Caller, Q, Future<A>> use) {
    Future.succeededFuture(message.body())
        .compose(
            body ->
                use.apply(
                    readCaller(message.headers().get(CALLER)), read(body, address.question())))
        .map(answer -> write(address, answer))
        .onSuccess(message::reply)
        .onFailure(
            e -> {
              Fault fault = Fault.of(e);
              if (fault.kind() == Fault.Kind.INTERNAL) {
                LOG.error("{} failed", address.name(), e);
              }
              fault.failBus(message);
            });
  }

  private static Buffer write(Address<?, ?> address, Object answer) {
    try {
      byte[] bytes = Json.MAPPER.writeValueAsBytes(answer);
      if (bytes.length > MAX_ANSWER_BYTES) {
        LOG.error("{} answered {} bytes, more than the bus carries", address.name(), bytes.length);
        throw new Fault(Fault.Kind.INTERNAL, "answer-too-large", "The answer is too large.");
      }
      return Buffer.buffer(bytes);
    } catch (IOException e) {
      throw Fault.of(e);
    }
  }

  private static <T> T read(Buffer body, Class<T> type) {
    try {
      return Objects.requireNonNull(Json.MAPPER.readValue(body.getBytes(), type));
    } catch (IOException | NullPointerException e) {
      // Jackson's message quotes the value it could not read, which may be a person's.
      LOG.error("a message is no {}: {}", type.getSimpleName(), e.getClass().getSimpleName());
      throw new Fault(Fault.Kind.INTERNAL, "message-unreadable", "Something failed on our side.");
    }
  }

  private static Caller readCaller(String header) {
    try {
      return Objects.requireNonNull(Json.MAPPER.readValue(header, Caller.class));
    } catch (IOException | IllegalArgumentException | NullPointerException e) {
      throw new Fault(Fault.Kind.UNAUTHENTICATED, "caller-missing", "Nobody is named as asking.");
    }
  }
}
