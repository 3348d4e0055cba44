package tegata.simulators.insurer;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import tegata.simulators.inbox.Inbox;
import tegata.simulators.inbox.InboxRoutes;
import tegata.simulators.people.Insurer;
import tegata.simulators.people.Person;

/**
 * 保険者の資格確認サーバー. {@code POST /eligibility} answers OQS XML in the encoding it was asked in; {@code
 * PUT /admin/fault} makes the server misbehave, {@code GET /health} tells whether it is well and
 * {@code GET /admin/requests} what reached it. {@code /deregistrations} takes in what members apply
 * for.
 */
public final class InsurerBackend {

  private static final int LARGEST_BODY = 64 * 1024;

  private final MemberRegister register;
  private final AnswerWriter answers;
  private final RequestLog requests;
  private final InboxRoutes inbox;
  private volatile Fault fault = Fault.NONE;

  /**
   * A backend of this insurer, which knows those of the people whom it insures.
   *
   * @param inbox what members apply for; one for all replicas
   */
  public InsurerBackend(Insurer insurer, List<Person> people, Clock clock, Inbox inbox) {
    this.inbox = new InboxRoutes(inbox);
    this.register = new MemberRegister(insurer, people);
    this.answers = new AnswerWriter(clock);
    this.requests = new RequestLog(clock);
  }

  /**
   * Listens with TLS on the loopback address; port 0 takes a free one.
   *
   * @param callers CAs of those who may ask, and put something into the inbox
   */
  public Future<HttpServer> listen(
      Vertx vertx, int port, PemKeyCertOptions certificate, PemTrustOptions callers) {
    Router router = Router.router(vertx);
    inbox.mount(router);
    router.route().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
    router
        .post("/eligibility")
        .handler(InboxRoutes::requireCertificate)
        .handler(ctx -> eligibility(ctx).onFailure(ctx::fail));
    router.get("/health").handler(this::health);
    router.put("/admin/fault").handler(this::setFault);
    router.get("/admin/requests").handler(ctx -> ctx.json(requests.toJson()));
    return vertx
        .createHttpServer(
            new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setSsl(true)
                .setKeyCertOptions(certificate)
                .setClientAuth(ClientAuth.REQUEST)
                .setTrustOptions(callers))
        .requestHandler(router)
        .listen();
  }

  /** A backend that hangs does so here too; what is wrong with an answer does not show. */
  private void health(RoutingContext ctx) {
    if (fault.mode() != Fault.Mode.HANG) {
      ctx.response().end();
    }
  }

  private Future<Void> eligibility(RoutingContext ctx) {
    Fault current = fault;
    byte[] message = ctx.body().buffer() == null ? new byte[0] : ctx.body().buffer().getBytes();
    requests.add(message, Optional.ofNullable(ctx.request().getHeader("X-Deadline-Millis")));
    try {
      byte[] answer = answer(QuestionReader.read(message), current.mode());
      return new FaultyResponse(ctx.vertx(), ctx.request(), current).send(answer);
    } catch (MalformedRequest e) {
      byte[] envelope = answers.error(OqsEncoding.declaredBy(message), "T0001", e.getMessage());
      return ctx.response()
          .setStatusCode(400)
          .putHeader("Content-Type", "application/xml")
          .end(Buffer.buffer(envelope));
    }
  }

  private byte[] answer(EligibilityQuestion question, Fault.Mode mode) {
    if (mode == Fault.Mode.WRONG_PERSON) {
      return answers.write(register.aboutSomeoneElse(question));
    }
    byte[] answer = answers.write(register.answer(question));
    return mode == Fault.Mode.WRONG_ENCODING ? WrongEncoding.of(answer) : answer;
  }

  private void setFault(RoutingContext ctx) {
    Optional<Fault> wanted = json(ctx).flatMap(Fault::parse);
    wanted.ifPresent(next -> fault = next);
    ctx.response().setStatusCode(wanted.isPresent() ? 200 : 400);
    ctx.json(fault.toJson());
  }

  private static Optional<JsonObject> json(RoutingContext ctx) {
    try {
      return Optional.ofNullable(ctx.body().asJsonObject());
    } catch (DecodeException e) {
      return Optional.empty();
    }
  }
}
