package tegata.simulators.revocation;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import tegata.simulators.card.CertificateAuthority;

/**
 * 失効情報のサーバー. {@code GET /crl/<authority>.crl}, OCSP at {@code /ocsp} (by POST, or by GET with the
 * question in the path), {@code GET /renewals/<発行番号>} for the link between an old and a new number,
 * and {@code /admin/…} to make things happen.
 */
public final class RevocationServer {

  private static final int LARGEST_BODY = 16 * 1024;
  private static final Buffer GARBAGE = Buffer.buffer("<html>not what you asked for</html>");

  private final RevocationRegister register;
  private final RenewalDesk desk;
  private final OcspResponder ocsp;
  private final CrlPublisher crls;

  /**
   * A server that answers for these authorities.
   *
   * @param directory where the responders' keys are kept
   * @param epoch the day on which the world began
   */
  public RevocationServer(
      Path directory,
      Map<String, CertificateAuthority> authorities,
      LocalDate epoch,
      RevocationRegister register,
      RenewalDesk desk,
      Clock clock) {
    Responders responders = new Responders(directory, authorities, epoch);
    this.register = register;
    this.desk = desk;
    this.ocsp = new OcspResponder(responders, register, clock);
    this.crls = new CrlPublisher(responders, register, clock);
  }

  /** Listens on the loopback address; port 0 takes a free one. */
  public Future<HttpServer> listen(Vertx vertx, int port) {
    Router router = Router.router(vertx);
    router.route().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
    router.get("/crl/:file").handler(ctx -> crl(ctx).onFailure(ctx::fail));
    router.post("/ocsp").handler(this::posted);
    router.post("/ocsp/:authority").handler(this::posted);
    router.getWithRegex("/ocsp/(?:[a-z0-9-]+/)?(?<question>[^/]+)").handler(this::gotten);
    new RevocationAdmin(register, desk).mount(router);
    return vertx
        .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
        .requestHandler(router)
        .listen();
  }

  private void posted(RoutingContext ctx) {
    Buffer question = ctx.body().buffer();
    ocsp(ctx, question == null ? new byte[0] : question.getBytes()).onFailure(ctx::fail);
  }

  private void gotten(RoutingContext ctx) {
    try {
      byte[] question = Base64.getMimeDecoder().decode(ctx.pathParam("question"));
      ocsp(ctx, question).onFailure(ctx::fail);
    } catch (IllegalArgumentException e) {
      ctx.fail(400);
    }
  }

  private Future<Void> ocsp(RoutingContext ctx, byte[] question) {
    return switch (register.ocsp()) {
      case DOWN -> ctx.response().setStatusCode(503).end();
      case HANG -> Future.succeededFuture();
      case GARBAGE -> send(ctx, "application/ocsp-response", GARBAGE);
      default ->
          ctx.vertx()
              .executeBlocking(() -> Buffer.buffer(ocsp.answer(question)), false)
              .compose(answer -> send(ctx, "application/ocsp-response", answer));
    };
  }

  private Future<Void> crl(RoutingContext ctx) {
    String file = ctx.pathParam("file");
    String authority = file.endsWith(".crl") ? file.substring(0, file.length() - 4) : "";
    if (!crls.publishes(authority)) {
      return ctx.response().setStatusCode(404).end();
    }
    return switch (register.crl()) {
      case DOWN, TRY_LATER -> ctx.response().setStatusCode(503).end();
      case HANG -> Future.succeededFuture();
      case GARBAGE -> send(ctx, "application/pkix-crl", GARBAGE);
      default ->
          ctx.vertx()
              .executeBlocking(() -> Buffer.buffer(crls.list(authority)), false)
              .compose(list -> send(ctx, "application/pkix-crl", list));
    };
  }

  private static Future<Void> send(RoutingContext ctx, String type, Buffer body) {
    return ctx.response().putHeader("Content-Type", type).end(body);
  }
}
