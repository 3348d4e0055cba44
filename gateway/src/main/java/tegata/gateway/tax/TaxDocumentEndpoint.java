package tegata.gateway.tax;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.TaxDocumentApi;
import tegata.contract.TaxDocumentApi.Fetch;
import tegata.contract.TaxDocumentApi.Part;
import tegata.contract.TaxDocumentApi.Place;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;
import tegata.gateway.problem.RequestId;

/**
 * GET /tax-documents — 申告ソフトが一度だけのコードで受け取る. Open to whoever holds a code, without a client
 * certificate. The code stands in a header, never in an address, and whatever is wrong with it the
 * answer is the same.
 */
public final class TaxDocumentEndpoint {
  private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([0-9A-Za-z-]{1,64})");

  private final Bus bus;

  public TaxDocumentEndpoint(Bus bus) {
    this.bus = bus;
  }

  /** Mounts the route; no body is read. */
  public void mount(Router router) {
    router.get("/tax-documents").handler(ctx -> fetch(ctx).onFailure(ctx::fail));
  }

  private Future<Void> fetch(RoutingContext ctx) {
    Optional<String> code = code(ctx.request());
    if (code.isEmpty()) {
      return Future.failedFuture(new Problem(ProblemType.TAX_CODE_REFUSED));
    }
    Caller caller = Caller.anonymous(RequestId.of(ctx.request()));
    return part(caller, code.get(), Place.START)
        .compose(first -> rest(caller, code.get(), first, Buffer.buffer(first.bytes())))
        .compose(document -> send(ctx, document));
  }

  private Future<Buffer> rest(Caller caller, String code, Part first, Buffer arrived) {
    if (arrived.length() >= first.length()) {
      return Future.succeededFuture(arrived);
    }
    return part(caller, code, new Place(arrived.length(), Optional.of(first.hash())))
        .compose(next -> rest(caller, code, first, arrived.appendBytes(next.bytes())));
  }

  private Future<Part> part(Caller caller, String code, Place place) {
    return bus.ask(TaxDocumentApi.FETCH, caller, new Fetch(code, place))
        .recover(e -> Future.failedFuture(sameRefusal(Fault.of(e))));
  }

  private static Throwable sameRefusal(Fault fault) {
    boolean refused = fault.code().equals(ProblemType.TAX_CODE_REFUSED.code());
    return refused ? new Problem(ProblemType.TAX_CODE_REFUSED) : fault;
  }

  private static Optional<String> code(HttpServerRequest request) {
    List<String> headers = request.headers().getAll(HttpHeaders.AUTHORIZATION);
    if (headers.size() != 1) {
      return Optional.empty();
    }
    Matcher bearer = BEARER.matcher(headers.get(0));
    return bearer.matches() ? Optional.of(bearer.group(1)) : Optional.empty();
  }

  private static Future<Void> send(RoutingContext ctx, Buffer document) {
    return ctx.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/xml; charset=utf-8")
        .putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"iryohi.xml\"")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(document);
  }
}
