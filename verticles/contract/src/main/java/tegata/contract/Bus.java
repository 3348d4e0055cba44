package tegata.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.io.IOException;
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
    Buffer body;
    DeliveryOptions options;
    try {
      body = Buffer.buffer(Json.MAPPER.writeValueAsBytes(question));
      options =
          new DeliveryOptions()
              .setSendTimeout(address.timeout().toMillis())
              .setLocalOnly(servedHere.contains(address.name()))
              .addHeader(CALLER, Json.MAPPER.writeValueAsString(caller));
    } catch (IOException e) {
      return Future.failedFuture(Fault.of(e));
    }
    return vertx
        .eventBus()
        .<Buffer>request(address.name(), body, options)
        .map(reply -> read(reply.body(), address.answer()))
        .recover(e -> Future.failedFuture(Fault.of(e)));
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
      return Json.MAPPER.readValue(body.getBytes(), type);
    } catch (IOException e) {
      LOG.error("a message is no {}", type.getSimpleName(), e);
      throw new Fault(Fault.Kind.INTERNAL, "message-unreadable", "Something failed on our side.");
    }
  }

  private static Caller readCaller(String header) {
    try {
      JsonNode caller = Json.MAPPER.readTree(header);
      return Json.MAPPER.treeToValue(caller, Caller.class);
    } catch (IOException | IllegalArgumentException e) {
      throw new Fault(Fault.Kind.UNAUTHENTICATED, "caller-missing", "Nobody is named as asking.");
    }
  }
}
