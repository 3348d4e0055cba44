package tegata.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tegata.contract.Asking.Greeting;
import tegata.contract.Asking.Question;

@ExtendWith(VertxExtension.class)
class BusTest {
  private static final Caller CLINIC =
      Caller.facility(
          "1310000001", "架空医院", UUID.fromString("00000000-0000-0000-0000-000000000007"));
  private static final Question QUESTION =
      new Question("花子", LocalDate.of(2026, 2, 28), Optional.empty());

  private Vertx vertx;
  private Bus bus;

  @BeforeEach
  void openBus(Vertx vertx) {
    this.vertx = vertx;
    this.bus = new Bus(vertx);
  }

  @Test
  @DisplayName("問いと答えは型のまま、日付も漢字も空の値も変わらずに渡る")
  void questionAndAnswerKeepTheirTypes() {
    AtomicReference<Question> received = new AtomicReference<>();
    serve(
        (caller, question) -> {
          received.set(question);
          return Future.succeededFuture(new Greeting("こんにちは、" + question.name()));
        });

    Greeting answer = Asking.answer(bus.ask(Asking.GREET, CLINIC, QUESTION));

    assertThat(answer).isEqualTo(new Greeting("こんにちは、花子"));
    assertThat(received).hasValue(QUESTION);
  }

  @Test
  @DisplayName("誰が尋ねたかは、名前も要求の番号も、答える側にそのまま伝わる")
  void callerTravelsWithTheQuestion() {
    AtomicReference<Caller> asking = new AtomicReference<>();
    serve(
        (caller, question) -> {
          asking.set(caller);
          return Future.succeededFuture(new Greeting("はい"));
        });

    Asking.answer(bus.ask(Asking.GREET, CLINIC, QUESTION));

    assertThat(asking).hasValue(CLINIC);
  }

  @ParameterizedTest
  @DisplayName("Fault は種類・語・説明のすべてがバスを渡る")
  @EnumSource(Fault.Kind.class)
  void faultCrossesWhole(Fault.Kind kind) {
    serve((caller, question) -> Future.failedFuture(new Fault(kind, "some-word", "一文の説明。")));

    assertThat(Asking.fault(bus.ask(Asking.GREET, CLINIC, QUESTION)))
        .returns(kind, Fault::kind)
        .returns("some-word", Fault::code)
        .hasMessage("一文の説明。");
  }

  @Test
  @DisplayName("Fault でない例外の文言はバスを渡らない")
  void otherExceptionsTellNothing() {
    serve((caller, question) -> Future.failedFuture(new IllegalStateException("secret of 花子")));

    assertInternal(Asking.fault(bus.ask(Asking.GREET, CLINIC, QUESTION)));
  }

  @Test
  @DisplayName("答える側がその場で投げた例外の文言もバスを渡らない")
  void thrownExceptionsTellNothing() {
    serve(
        (caller, question) -> {
          throw new IllegalArgumentException("secret of " + question.name());
        });

    assertInternal(Asking.fault(bus.ask(Asking.GREET, CLINIC, QUESTION)));
  }

  @Test
  @DisplayName("期限までに答えがなければ、もう一度尋ねてよい失敗になる")
  void silenceEndsAtTheDeadline() {
    CompletableFuture<Void> asked = new CompletableFuture<>();
    serve(
        (caller, question) -> {
          asked.complete(null);
          return Future.future(never -> {});
        });

    Fault fault =
        Asking.fault(bus.ask(Asking.GREET.within(Duration.ofMillis(200)), CLINIC, QUESTION));

    assertThat(asked).isCompleted();
    assertThat(fault).returns(Fault.Kind.TIMEOUT, Fault::kind).returns(true, Fault::isPassing);
  }

  @Test
  @DisplayName("誰も答えていない住所へ尋ねると、もう一度尋ねてよい失敗になる")
  void nobodyServes() {
    assertThat(Asking.fault(bus.ask(Asking.GREET, CLINIC, QUESTION)))
        .returns(Fault.Kind.UNAVAILABLE, Fault::kind)
        .returns(true, Fault::isPassing);
  }

  @Test
  @DisplayName("閉じた後に尋ねても、例外ではなく Fault が返る")
  void askingAfterCloseIsAFault() {
    Vertx closed = Vertx.vertx();
    Asking.answer(closed.close().map("closed"));

    assertThat(Asking.fault(new Bus(closed).ask(Asking.GREET, CLINIC, QUESTION)).kind().status())
        .isGreaterThanOrEqualTo(500);
  }

  @Test
  @DisplayName("256 KiB ちょうどの答えは渡り、1 バイト大きい答えは断られる")
  void answersAreBounded() {
    int frame = "{\"text\":\"\"}".length();
    int most = Bus.MAX_ANSWER_BYTES - frame;
    serve(
        (caller, question) ->
            Future.succeededFuture(new Greeting("a".repeat(Integer.parseInt(question.name())))));

    assertThat(Asking.answer(bus.ask(Asking.GREET, CLINIC, named(most))).text()).hasSize(most);
    assertThat(Asking.fault(bus.ask(Asking.GREET, CLINIC, named(most + 1))))
        .returns(Fault.Kind.INTERNAL, Fault::kind)
        .returns("answer-too-large", Fault::code);
  }

  private static Question named(int length) {
    return new Question(Integer.toString(length), QUESTION.day(), Optional.empty());
  }

  private static void assertInternal(Fault fault) {
    assertThat(fault)
        .returns(Fault.Kind.INTERNAL, Fault::kind)
        .returns("internal", Fault::code)
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("花子");
  }

  private void serve(java.util.function.BiFunction<Caller, Question, Future<Greeting>> answering) {
    Asking.answer(new Bus(vertx).serve(Asking.GREET, answering).map("served"));
  }
}
