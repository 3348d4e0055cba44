package tegata.gateway.insurer;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.gateway.insurer.Backends.ANSWERS;
import static tegata.gateway.insurer.Backends.HANGS;
import static tegata.gateway.insurer.Backends.MUMBLES;
import static tegata.gateway.insurer.Backends.NUMBER;
import static tegata.gateway.insurer.Backends.RESETS;
import static tegata.gateway.insurer.Backends.insurer;
import static tegata.gateway.insurer.Backends.outcome;

import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.gateway.insurer.Backends.Place;

/** Replicas, retries, hedges, breakers and the table, against places that misbehave. */
class BackendTest {
  private static final int WARM = 60;

  private final Backends backends = new Backends();
  private final Place one = backends.place();
  private final Place two = backends.place();

  @AfterEach
  void close() {
    backends.close();
  }

  @Test
  @DisplayName("二つのうち一つが黙っても、患者を待たせない: もう一つに聞き直し、黙った方は休ませる")
  void surviveAHangingReplica() {
    backends.take(insurer(NUMBER, Optional.empty(), one, two));
    ask(WARM).forEach(answer -> assertThat(answer).isEqualTo("well"));
    two.behave(HANGS);

    List<String> first = ask(40);
    int askedBefore = two.asked();
    List<String> later = ask(400);

    assertThat(first).as("while it is found out, within the budget").containsOnly("well");
    assertThat(later).containsOnly("well");
    assertThat(two.asked() - askedBefore).as("only trials").isLessThan(40);
    assertThat(extras()).isLessThanOrEqualTo((WARM + 40 + 400) / 10.0);
  }

  @Test
  @DisplayName("二つのうち一つの答えだけが使えなければ、比べて分かり、休ませる")
  void findsTheOneThatCannotBeUnderstood() {
    backends.take(insurer(NUMBER, Optional.empty(), one, two));
    ask(WARM);
    two.behave(MUMBLES);

    List<String> first = ask(40);
    int askedBefore = two.asked();
    List<String> later = ask(200);

    assertThat(first).as("while it is found out, within the budget").containsOnly("well");
    assertThat(later).containsOnly("well");
    assertThat(two.asked() - askedBefore).as("only trials").isLessThan(20);
  }

  @Test
  @DisplayName("どちらの答えも使えなければ、問いのせいかもしれない: どちらも休ませない")
  void blamesNobodyWithoutComparison() {
    backends.take(insurer(NUMBER, Optional.empty(), one, two));
    ask(WARM);
    one.behave(MUMBLES);
    two.behave(MUMBLES);

    assertThat(ask(60)).containsOnly("BROKEN");
    one.behave(ANSWERS);
    two.behave(ANSWERS);

    assertThat(ask(60)).containsOnly("well");
  }

  @Test
  @DisplayName("黙っていた方が戻れば、試してから、また聞く")
  void takesItBack() {
    backends.take(insurer(NUMBER, Optional.empty(), one, two));
    ask(WARM);
    two.behave(HANGS);
    ask(60);
    two.behave(ANSWERS);
    int before = two.asked();

    until("asked again", () -> ask(10).size() == 10 && two.asked() > before + 50);
  }

  @Test
  @DisplayName("聞き直しは、問い全体の一割まで")
  void keepsTheBudget() {
    backends.take(insurer(NUMBER, Optional.empty(), one, two));
    ask(WARM);
    // Now and then, so that no breaker opens and every failure could be tried again.
    one.behave(now(one));
    two.behave(now(two));

    assertThat(ask(200)).contains("BROKEN", "well");

    assertThat(one.asked() + two.asked()).isLessThanOrEqualTo((WARM + 200) * 11 / 10);
    assertThat(backends.attempts("retry")).isPositive();
    assertThat(extras()).isLessThanOrEqualTo((WARM + 200) / 10.0);
  }

  @Test
  @DisplayName("切れた接続は、一つしかない相手にも、予算の中で一度だけ聞き直す")
  void retriesOnce() {
    backends.take(insurer(NUMBER, Optional.empty(), one));
    ask(WARM);
    one.behave(
        request -> {
          one.behave(ANSWERS);
          request.connection().close();
        });

    assertThat(outcome(backends.ask(NUMBER))).isEqualTo("well");
    assertThat(backends.attempts("retry")).isEqualTo(1);
  }

  @Test
  @DisplayName("失敗の続く保険者には、しばらく聞かずに断り、戻ればまた聞く")
  void restsAFailingInsurer() {
    backends.take(insurer(NUMBER, Optional.empty(), one));
    one.behave(RESETS);
    List<String> outcomes = ask(30);
    int asked = one.asked();

    assertThat(outcomes).containsOnly("UNREACHABLE", "RESTING").endsWith("RESTING");
    assertThat(asked).isLessThan(20);

    one.behave(ANSWERS);
    until("answers again", () -> outcome(backends.ask(NUMBER)).equals("well"));
  }

  @Test
  @DisplayName("健康でないと自ら言うところは、後回しにする")
  void heedsTheHealthCheck() {
    two.behave(
        request ->
            request
                .response()
                .setStatusCode(request.path().equals("/health") ? 503 : 200)
                .end("well"));
    backends.take(insurer(NUMBER, Optional.of("/health"), one, two));
    until(
        "found out",
        () -> backends.registry.get("tegata.insurer.replicas.resting").gauge().value() == 1);
    int before = two.asked();

    assertThat(ask(50)).containsOnly("well");

    assertThat(two.asked() - before).as("hedges at most").isLessThanOrEqualTo(5);
    two.behave(ANSWERS);
    until(
        "taken back",
        () -> backends.registry.get("tegata.insurer.replicas.resting").gauge().value() == 0);
  }

  @Test
  @DisplayName("多すぎる問いは、待たせずにすぐ断る")
  void turnsAwayTheTooMany() {
    backends.take(insurer(NUMBER, Optional.empty(), one));
    one.behave(HANGS);
    List<Future<String>> asked = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      asked.add(backends.ask(NUMBER, Duration.ofSeconds(1)));
    }

    List<String> outcomes = asked.stream().map(Backends::outcome).toList();

    assertThat(outcomes).containsOnly("SILENT", "BUSY");
    assertThat(outcomes.stream().filter("BUSY"::equals)).hasSize(100 - 32);
    assertThat(one.asked()).isLessThanOrEqualTo(16);
    until(
        "nothing under way",
        () -> backends.registry.get("tegata.insurer.underway").gauge().value() == 0);
  }

  @Test
  @DisplayName("表を 200 回読み直しても、一つの問いも失われない")
  void reloadsWithoutALostQuestion() {
    InsurerConfig both = insurer(NUMBER, Optional.empty(), one);
    InsurerConfig other = insurer(NUMBER, Optional.empty(), two);
    InsurerConfig stays = insurer("39*", Optional.empty(), one);
    backends.take(both, stays);
    one.behave(request -> backends.vertx.setTimer(5, x -> request.response().end("well")));
    List<Future<String>> asked = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      for (int j = 0; j < 5; j++) {
        asked.add(backends.ask(j % 2 == 0 ? NUMBER : "39130001", Duration.ofSeconds(20)));
      }
      backends.take(i % 2 == 0 ? other : both, stays);
      if (i % 2 == 1) {
        // No more handshakes at once than a busy machine manages in time.
        Backends.wait(Future.all(asked.subList(asked.size() - 10, asked.size())));
      }
    }

    assertThat(asked.stream().map(Backends::outcome)).hasSize(1000).containsOnly("well");
    assertThat(two.asked()).isPositive();
  }

  @Test
  @DisplayName("表が替わっても、保険者の計器はそこにあり、新しい道を指す。なくなった保険者のものは消える")
  void keepsTheGauges() {
    backends.take(insurer(NUMBER, Optional.empty(), one), insurer("39*", Optional.empty(), one));
    two.behave(HANGS);
    backends.take(insurer(NUMBER, Optional.empty(), two));
    Future<String> asked = backends.ask(NUMBER);

    until("one under way at the new place", () -> underway(NUMBER) == 1);
    assertThat(backends.registry.find("tegata.insurer.limit").gauges()).hasSize(1);
    assertThat(backends.registry.find("tegata.insurer.replicas.resting").gauges()).hasSize(1);
    assertThat(outcome(asked)).isEqualTo("SILENT");
    assertThat(underway(NUMBER)).isZero();
  }

  @Test
  @DisplayName("黙った相手を待つのをやめるのも、尋ねたコンテキストの上でする: 学んだことに鍵はない")
  void givesUpWhereItBegan() {
    backends.take(insurer(NUMBER, Optional.empty(), one));
    one.behave(HANGS);

    assertThat(backends.heardIn(NUMBER, Duration.ofMillis(100))).isSameAs(backends.loop);
  }

  @Test
  @DisplayName("道に踏み出せなくても、借りたものはすべて返す")
  void givesBackWhatItHolds() {
    InsurerConfig.Way nowhere =
        new InsurerConfig.Way(
            "nowhere", List.of(URI.create("https://localhost:65536/")), 1, Optional.empty());

    assertThat(backends.outcomes(nowhere, 12)).containsOnly("BROKEN", "RESTING").hasSize(12);
  }

  private double underway(String insurer) {
    return backends.registry.get("tegata.insurer.underway").tag("insurer", insurer).gauge().value();
  }

  private static java.util.function.Consumer<io.vertx.core.http.HttpServerRequest> now(
      Place place) {
    return request ->
        request.response().setStatusCode(place.asked() % 3 == 0 ? 500 : 200).end("well");
  }

  /** One after the other, as at a desk. */
  private List<String> ask(int times) {
    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      outcomes.add(outcome(backends.ask(NUMBER)));
    }
    return outcomes;
  }

  private double extras() {
    return backends.attempts("retry") + backends.attempts("hedge") + backends.attempts("trial");
  }

  private static void until(String what, java.util.function.BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
