package tegata.gateway.limit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import tegata.gateway.caller.AuthenticatedCaller;
import tegata.gateway.caller.CallerAuthentication;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;
import tegata.node.limit.CallerNetwork;
import tegata.node.limit.ClusterLimit;
import tegata.node.limit.Decision;
import tegata.node.limit.Rate;
import tegata.node.limit.TokenBucket;

/** The limits of one gateway, as handlers that stand before its routes. */
public final class Limits {
  /** What the nodes tell each other; carries 医療機関コード and numbers, nothing of a person. */
  private static final String ASKED = "gateway.limit.asked";

  private static final double TOLD_FROM = 0.05;

  /** Where facilities must show their certificate. */
  private static final String FACILITIES = "/v1/";

  /** Codes cannot be guessed; this keeps one address from keeping the database busy with trying. */
  private static final Rate TAX_DOCUMENTS = new Rate(1, 60);

  private final ClusterLimit facilities;
  private final NodeBuckets certificates;
  private final NodeBuckets addresses;
  private final NodeBuckets taxDocuments = new NodeBuckets(TAX_DOCUMENTS);
  private final TokenBucket known;
  private final TokenBucket unknown;

  public Limits(Vertx vertx, LimitsConfig config) {
    long now = System.nanoTime();
    this.facilities = new ClusterLimit(vertx, ASKED, config.facilityOrDefault(), TOLD_FROM);
    this.certificates = new NodeBuckets(config.facilityOrDefault());
    this.addresses = new NodeBuckets(config.addressOrDefault());
    this.known = new TokenBucket(config.nodeOrDefault(), now);
    this.unknown = new TokenBucket(config.unknownOrDefault(), now);
  }

  /** Begins to tell the other nodes, and to listen to them. */
  public Future<Void> share() {
    return facilities.share();
  }

  /**
   * What one caller asks before anybody knows more of it than the connection tells: its certificate
   * where one is needed, else its address. Whoever is refused here has taken nothing from the rest
   * of the node.
   */
  public void ofCaller(RoutingContext ctx) {
    Optional<String> certificate =
        CallerAuthentication.thumbprint(ctx.request())
            .filter(x -> ctx.request().path().startsWith(FACILITIES));
    if (certificate.isPresent()) {
      decide(ctx, "facility", certificates.rate(), certificates.take(certificate.get()));
    } else {
      decide(ctx, "address", addresses.rate(), addresses.take(CallerNetwork.of(ctx.request())));
    }
  }

  /**
   * Everything this node answers; beyond it nothing is looked at. Those without a certificate have
   * a part of their own, so that however many of them ask, no facility waits for it.
   */
  public void ofNode(RoutingContext ctx) {
    boolean facility = CallerAuthentication.thumbprint(ctx.request()).isPresent();
    Decision decision = Decision.of(facility ? known : unknown, System.nanoTime());
    if (!decision.allowed()) {
      ctx.response().putHeader("Retry-After", String.valueOf(decision.retryAfter()));
      throw new Problem(ProblemType.OVERLOADED);
    }
    ctx.next();
  }

  /** How often one address tries a code. */
  public void ofTaxDocuments(RoutingContext ctx) {
    String network = CallerNetwork.of(ctx.request());
    decide(ctx, "tax-documents", taxDocuments.rate(), taxDocuments.take(network));
  }

  /** What one facility asks; the caller must be known before. */
  public void ofFacility(RoutingContext ctx) {
    Decision decision = facilities.take(AuthenticatedCaller.of(ctx).facility().code());
    decide(ctx, "facility", facilities.rate(), decision);
  }

  /** How many nodes share the facilities' limits now. */
  public int nodes() {
    return facilities.nodes();
  }

  /** Headers as in draft-ietf-httpapi-ratelimit-headers. */
  private static void decide(RoutingContext ctx, String policy, Rate rate, Decision decision) {
    long window = Math.max(1, Math.round(rate.burst() / rate.perSecond()));
    HttpServerResponse response = ctx.response();
    response.putHeader(
        "RateLimit-Policy", "\"%s\";q=%d;w=%d".formatted(policy, rate.burst(), window));
    response.putHeader(
        "RateLimit", "\"%s\";r=%d;t=%d".formatted(policy, decision.left(), decision.reset()));
    if (!decision.allowed()) {
      response.putHeader("Retry-After", String.valueOf(decision.retryAfter()));
      throw new Problem(ProblemType.TOO_MANY_REQUESTS);
    }
    ctx.next();
  }
}
