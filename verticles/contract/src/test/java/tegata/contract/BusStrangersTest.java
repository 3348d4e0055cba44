package tegata.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.junit5.VertxExtension;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.contract.Asking.Greeting;
import tegata.contract.Asking.Question;

/** What the bus does with messages that did not come from {@link Bus#ask}: other versions, bugs. */
@ExtendWith(VertxExtension.class)
class BusStrangersTest {
  private static final String ANONYMOUS =
      "{\"kind\":\"ANONYMOUS\",\"id\":\"\",\"name\":\"\",\"request\":\""
          + UUID.randomUUID()
          + "\"}";
  private static final String QUESTION = "{\"name\":\"花子\",\"day\":\"2026-02-28\"}";

  private final AtomicInteger served = new AtomicInteger();
  private Vertx vertx;
  private Bus bus;

  @BeforeEach
  void serveGreetings(Vertx vertx) {
    this.vertx = vertx;
    this.bus = new Bus(vertx);
    Asking.answer(
        bus.serve(
                Asking.GREET,
                (caller, question) -> {
                  served.incrementAndGet();
                  return Future.succeededFuture(new Greeting("はい"));
                })
            .map("served"));
  }

  @Test
  @DisplayName("書式の正しい問いには、どこから来ても答える (この組の見本)")
  void wellFormedQuestionIsServed() {
    Message<Buffer> reply = Asking.answer(send(QUESTION, Optional.of(ANONYMOUS)));

    assertThat(reply.body().toString()).isEqualTo("{\"text\":\"はい\"}");
    assertThat(served).hasValue(1);
  }

  @ParameterizedTest
  @DisplayName("読めない問い、知らない項目のある問いは、答える側に届く前に断る")
  @ValueSource(
      strings = {
        "{\"name\":\"花子\",\"day\":\"2026-02-28\",\"role\":\"admin\"}",
        "{\"name\":\"花子\",\"day\":\"2026-02-30\"}",
        "{\"name\":\"花子\"",
        "{\"name\":\"花子\"} {\"name\":\"太郎\"}",
        "[]",
        "null",
        ""
      })
  void unreadableQuestionIsRefused(String body) {
    assertThat(refusal(send(body, Optional.of(ANONYMOUS))))
        .extracting(ReplyException::failureCode)
        .isEqualTo(Fault.Kind.INTERNAL.status());
    assertThat(served).hasValue(0);
  }

  @ParameterizedTest
  @DisplayName("誰が尋ねているかの読めない問いは断る")
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "PATIENT",
        "{\"kind\":\"ROOT\",\"id\":\"\",\"name\":\"\"}",
        "{\"kind\":\"PATIENT\",\"id\":\"x\",\"name\":\"x\"}"
      })
  void unreadableCallerIsRefused(String caller) {
    assertThat(refusal(send(QUESTION, Optional.of(caller))))
        .extracting(ReplyException::failureCode)
        .isEqualTo(Fault.Kind.UNAUTHENTICATED.status());
    assertThat(served).hasValue(0);
  }

  @Test
  @DisplayName("誰が尋ねているかのない問いは断る")
  void missingCallerIsRefused() {
    assertThat(refusal(send(QUESTION, Optional.empty())).failureCode())
        .isEqualTo(Fault.Kind.UNAUTHENTICATED.status());
    assertThat(served).hasValue(0);
  }

  @ParameterizedTest
  @DisplayName("読めない失敗が返っても、尋ねた側には Fault だけが届く")
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "text",
        "{\"kind\":\"NOT_FOUND\"}",
        "{\"kind\":\"CONFLICT\",\"code\":1"
      })
  void unreadableFailureIsInternal(String failure) {
    vertx.eventBus().consumer("test.odd", message -> message.fail(404, failure));

    assertThat(Asking.fault(askOdd())).returns(Fault.Kind.INTERNAL, Fault::kind);
  }

  @ParameterizedTest
  @DisplayName("読めない答えが返っても、尋ねた側には Fault だけが届く")
  @ValueSource(strings = {"", "null", "[1]", "{\"text\":\"はい\",\"more\":1}"})
  void unreadableAnswerIsInternal(String answer) {
    vertx.eventBus().consumer("test.odd", message -> message.reply(Buffer.buffer(answer)));

    assertThat(Asking.fault(askOdd())).returns(Fault.Kind.INTERNAL, Fault::kind);
  }

  @Test
  @DisplayName("バイト列でない答えが返っても、尋ねた側には Fault だけが届く")
  void answerOfAnotherTypeIsInternal() {
    vertx.eventBus().consumer("test.odd", message -> message.reply("はい"));

    assertThat(Asking.fault(askOdd())).returns(Fault.Kind.INTERNAL, Fault::kind);
  }

  private Future<Greeting> askOdd() {
    return bus.ask(
        new Address<>("test.odd", Question.class, Greeting.class, Asking.GREET.timeout()),
        Caller.anonymous(UUID.randomUUID()),
        new Question("花子", LocalDate.of(2026, 2, 28), Optional.empty()));
  }

  private Future<Message<Buffer>> send(String body, Optional<String> caller) {
    DeliveryOptions options = new DeliveryOptions().setSendTimeout(5_000);
    caller.ifPresent(c -> options.addHeader("caller", c));
    return vertx.eventBus().request(Asking.GREET.name(), Buffer.buffer(body), options);
  }

  private static ReplyException refusal(Future<?> sent) {
    try {
      Object reply = sent.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
      throw new AssertionError("expected a refusal, got " + reply);
    } catch (ExecutionException e) {
      return (ReplyException) e.getCause();
    } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
      throw new AssertionError("no reply in time", e);
    }
  }
}
