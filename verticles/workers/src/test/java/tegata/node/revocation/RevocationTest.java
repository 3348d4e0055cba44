package tegata.node.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.domain.identity.RevocationStatus;
import tegata.workers.fixture.Samples;
import tegata.workers.fixture.TestCa;
import tegata.workers.fixture.TestCard;

@ExtendWith(VertxExtension.class)
class RevocationTest {
  private static final Instant NOW = Samples.NOW.instant();
  private static final TestCa OLD = new TestCa(TestCa.NAME, "old", NOW);
  private static final TestCa CA = new TestCa(TestCa.NAME, "current", NOW);
  private static final TestCard CARD = TestCard.of(CA, "CARD1", NOW).issue();
  private static final List<TestCard> CARDS =
      IntStream.range(0, 20).mapToObj(i -> TestCard.of(CA, "OTHER" + i, NOW).issue()).toList();
  private static final Duration DEADLINE = Duration.ofMillis(800);

  private final AtomicInteger questions = new AtomicInteger();
  private final SettableClock clock = new SettableClock(NOW);
  private volatile Ocsp ocsp;
  private volatile Lists lists;
  private Revocation revocation;
  private BoundedFetch fetch;
  private URI place;

  /** What the server does with a question. */
  private interface Ocsp {
    void answer(HttpServerRequest request, byte[] question);
  }

  private interface Lists {
    void answer(HttpServerRequest request);
  }

  @BeforeEach
  void serve(Vertx vertx) throws Exception {
    int port =
        await(vertx.createHttpServer().requestHandler(this::handle).listen(0, "127.0.0.1"))
            .actualPort();
    String base = "http://127.0.0.1:" + port;
    RevocationConfig config =
        new RevocationConfig(
            URI.create(base + "/ocsp"),
            List.of(URI.create(base + "/old.crl"), URI.create(base + "/current.crl")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    ocsp = (request, question) -> send(request, new TestAnswer(CA, NOW).to(question));
    lists = this::emptyLists;
    fetch = new BoundedFetch(vertx, Optional.empty(), DEADLINE);
    revocation = Revocation.at(vertx, config, fetch, clock);
    place = config.ocsp();
  }

  @Test
  @DisplayName("OCSP で失効が分かれば、CRL に載っていなくても失効")
  void ocspIsAskedFirst() throws Exception {
    assertThat(ask()).isEqualTo(RevocationStatus.GOOD);
    clock.forward(RecentlyGood.MEMORY);
    ocsp =
        (request, question) ->
            send(
                request,
                new TestAnswer(CA, NOW)
                    .status(new RevokedStatus(Date.from(NOW), CRLReason.keyCompromise))
                    .to(question));

    assertThat(ask()).isEqualTo(RevocationStatus.REVOKED);
  }

  @Test
  @DisplayName("OCSP の答えが得られなければ CRL で確かめる: 停止・無応答・大きすぎ・滴り・転送・別の nonce")
  void fallsBackToTheList() throws Exception {
    List<Ocsp> failures =
        List.of(
            (request, question) ->
                send(request.response().setStatusCode(503), new TestAnswer(CA, NOW).to(question)),
            (request, question) -> {},
            (request, question) ->
                send(request, Arrays.copyOf(new TestAnswer(CA, NOW).to(question), 64 * 1024)),
            (request, question) -> request.response().setChunked(true).write("x"),
            (request, question) ->
                request.response().setStatusCode(302).putHeader("Location", "/elsewhere").end(),
            (request, question) ->
                send(request, new TestAnswer(CA, NOW).withoutNonce().to(question)));
    for (Ocsp failure : failures) {
      ocsp = failure;
      lists = request -> listsRevoking(request, CARD.certificate().getSerialNumber().longValue());
      clock.forward(Duration.ofMinutes(2));

      assertThat(ask()).isEqualTo(RevocationStatus.REVOKED);
    }
    assertThat(questions).as("nothing else was asked for").hasValue(failures.size());
  }

  @Test
  @DisplayName("世代ごとのリストから、カードを発行した世代のものを選ぶ")
  void theListOfTheGenerationCounts() throws Exception {
    ocsp = (request, question) -> request.response().setStatusCode(503).end();
    lists =
        request ->
            send(
                request,
                request.path().equals("/old.crl")
                    ? new TestList(OLD, NOW).revoking(4711).der()
                    : new TestList(CA, NOW).der());

    assertThat(ask()).isEqualTo(RevocationStatus.GOOD);
  }

  @Test
  @DisplayName("OCSP も CRL も得られなければ「わからない」。黙って有効にはしない")
  void bothAwayIsUnknown() throws Exception {
    ocsp = (request, question) -> request.response().setStatusCode(503).end();
    lists = request -> request.response().setStatusCode(503).end();
    assertThat(ask()).isEqualTo(RevocationStatus.UNKNOWN);

    lists = request -> send(request, new TestList(OLD, NOW).der());
    assertThat(ask()).as("only another generation's list").isEqualTo(RevocationStatus.UNKNOWN);

    lists = request -> send(request, new TestList(CA, NOW.minusSeconds(200_000)).der());
    clock.forward(Duration.ofMinutes(2));
    assertThat(ask()).as("a stale list").isEqualTo(RevocationStatus.UNKNOWN);
  }

  @Test
  @DisplayName("認証局が「知らない」と答えたら、CRL に載っていなくても有効にはしない")
  void anAuthenticUnknownIsNotOverruled() throws Exception {
    ocsp =
        (request, question) ->
            send(request, new TestAnswer(CA, NOW).status(new UnknownStatus()).to(question));

    assertThat(ask()).isEqualTo(RevocationStatus.UNKNOWN);
  }

  @Test
  @DisplayName("有効だったことは60秒だけ覚える。「わからない」は覚えず、有効にもしない")
  void onlyGoodIsRememberedAndNotForLong() throws Exception {
    ask();
    ocsp = (request, question) -> request.response().setStatusCode(503).end();
    lists = request -> request.response().setStatusCode(503).end();
    clock.forward(RecentlyGood.MEMORY.minusMillis(1));
    assertThat(ask()).isEqualTo(RevocationStatus.GOOD);
    assertThat(questions).hasValue(1);

    clock.forward(Duration.ofMillis(1));
    assertThat(ask()).isEqualTo(RevocationStatus.UNKNOWN);
    ocsp = (request, question) -> send(request, new TestAnswer(CA, NOW).to(question));
    assertThat(ask()).isEqualTo(RevocationStatus.GOOD);
  }

  @Test
  @DisplayName("失効も「知らない」も覚えない: 一時停止が解ければ、すぐに使える")
  void nothingElseIsRemembered() throws Exception {
    for (CertificateStatus status :
        List.of(
            new UnknownStatus(), new RevokedStatus(Date.from(NOW), CRLReason.certificateHold))) {
      ocsp =
          (request, question) -> send(request, new TestAnswer(CA, NOW).status(status).to(question));
      assertThat(ask()).isNotEqualTo(RevocationStatus.GOOD);
      ocsp = (request, question) -> send(request, new TestAnswer(CA, NOW).to(question));
      assertThat(ask()).isEqualTo(RevocationStatus.GOOD);
      clock.forward(RecentlyGood.MEMORY);
    }
  }

  @Test
  @DisplayName("CRL は1分のあいだ取り直さない")
  void theListIsNotFetchedForEveryCard() throws Exception {
    AtomicInteger fetched = new AtomicInteger();
    ocsp = (request, question) -> request.response().setStatusCode(503).end();
    lists =
        request -> {
          fetched.incrementAndGet();
          listsRevoking(request, 4711);
        };
    ask();
    ask();

    assertThat(fetched).hasValue(2);
  }

  @Test
  @DisplayName("黙った OCSP は10秒休ませ、その間は CRL だけで答える。明けたら一つの問いで試す")
  void aSilentResponderRests() throws Exception {
    ocsp = (request, question) -> {};
    for (int i = 0; i < 5; i++) {
      clock.forward(Duration.ofMillis(1));
      assertThat(ask(CARDS.get(i))).isEqualTo(RevocationStatus.GOOD);
    }
    assertThat(questions).as("asked while it rests").hasValue(1);

    clock.forward(FirstTrustworthy.REST);
    ocsp = (request, question) -> send(request, new TestAnswer(CA, NOW).to(question));
    assertThat(ask(CARDS.get(5))).isEqualTo(RevocationStatus.GOOD);
    assertThat(ask(CARDS.get(6))).isEqualTo(RevocationStatus.GOOD);
    assertThat(questions).hasValue(3);
  }

  @Test
  @DisplayName("OCSP が休んでいても、CRL が得られなければ OCSP に尋ねる")
  void aRestingResponderIsAskedWhereNobodyElseAnswers() throws Exception {
    ocsp = (request, question) -> {};
    assertThat(ask()).isEqualTo(RevocationStatus.GOOD);
    clock.forward(RecentlyGood.MEMORY.plus(FirstTrustworthy.REST));
    assertThat(ask()).isEqualTo(RevocationStatus.GOOD);

    ocsp = (request, question) -> send(request, new TestAnswer(CA, NOW).to(question));
    lists = request -> request.response().setStatusCode(503).end();
    clock.forward(FirstTrustworthy.REST.minusSeconds(1));
    assertThat(ask(CARDS.get(0))).isEqualTo(RevocationStatus.GOOD);
  }

  @Test
  @DisplayName("同時に尋ねられても、リストは一度だけ取りに行く")
  void theListIsFetchedOnce() throws Exception {
    AtomicInteger fetched = new AtomicInteger();
    ocsp = (request, question) -> request.response().setStatusCode(503).end();
    lists =
        request -> {
          fetched.incrementAndGet();
          emptyLists(request);
        };

    await(
        Future.all(
            CARDS.stream()
                .map(card -> revocation.check(card.certificate(), CA.certificate()))
                .toList()));

    assertThat(fetched).as("one for each generation").hasValue(2);
  }

  @Test
  @DisplayName("接続を待つ時間も期限のうち。待ちきれなかった問いは、あとから送られない")
  void waitingForAConnectionCounts() throws Exception {
    ocsp = (request, question) -> {};
    int asked = 100;

    Future<?> all =
        Future.join(
            IntStream.range(0, asked)
                .mapToObj(i -> fetch.post(place, "application/ocsp-request", Buffer.buffer("?"), 1))
                .toList());

    assertThat(awaitFailure(all)).isInstanceOf(TimeoutException.class);
    assertThat(questions).hasValueLessThan(asked);
  }

  private void handle(HttpServerRequest request) {
    if (request.method() == HttpMethod.POST && request.path().equals("/ocsp")) {
      questions.incrementAndGet();
      request.body().onSuccess(body -> ocsp.answer(request, body.getBytes()));
    } else if (request.path().endsWith(".crl")) {
      lists.answer(request);
    } else {
      questions.addAndGet(1_000);
      request.response().setStatusCode(404).end();
    }
  }

  private void emptyLists(HttpServerRequest request) {
    send(request, new TestList(request.path().equals("/old.crl") ? OLD : CA, NOW).der());
  }

  private static void listsRevoking(HttpServerRequest request, long serial) {
    send(
        request,
        new TestList(request.path().equals("/old.crl") ? OLD : CA, NOW).revoking(serial).der());
  }

  private static void send(HttpServerRequest request, byte[] body) {
    send(request.response(), body);
  }

  private static void send(HttpServerResponse response, byte[] body) {
    response.end(Buffer.buffer(body));
  }

  private RevocationStatus ask() throws Exception {
    return ask(CARD);
  }

  private RevocationStatus ask(TestCard card) throws Exception {
    return await(revocation.check(card.certificate(), CA.certificate()));
  }

  private static Throwable awaitFailure(Future<?> future) throws Exception {
    return await(future.map(x -> (Throwable) null).otherwise(e -> e));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  /** A clock that stands until it is moved. */
  private static final class SettableClock extends Clock {
    private volatile Instant now;

    SettableClock(Instant now) {
      this.now = now;
    }

    void forward(Duration by) {
      now = now.plus(by);
    }

    @Override
    public java.time.ZoneId getZone() {
      return Samples.JAPAN;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
