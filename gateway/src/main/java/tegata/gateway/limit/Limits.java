package tegata.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import tegata.gateway.caller.AuthenticatedCaller;
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
  private static final int MOST_ADDRESSES = 20_000;

  private final ClusterLimit facilities;
  private final TokenBucket whole;
  private final Rate address;
  private final Cache<String, TokenBucket> addresses =
      Caffeine.newBuilder()
          .maximumSize(MOST_ADDRESSES)
          .expireAfterAccess(Duration.ofMinutes(5))
          .build();

  public Limits(Vertx vertx, LimitsConfig config) {
    this.facilities = new ClusterLimit(vertx, ASKED, config.facilityOrDefault(), TOLD_FROM);
    this.whole = new TokenBucket(config.nodeOrDefault(), System.nanoTime());
    this.address = config.addressOrDefault();
  }

  /** Begins to tell the other nodes, and to listen to them. */
  public Future<Void> share() {
    return facilities.share();
  }

  /** Everything this node answers. Beyond it nothing is looked at. */
  public void ofNode(RoutingContext ctx) {
    Decision decision = Decision.of(whole, System.nanoTime());
    if (!decision.allowed()) {
      ctx.response().putHeader("Retry-After", String.valueOf(decision.retryAfter()));
      throw new Problem(ProblemType.OVERLOADED);
    }
    ctx.next();
  }

  /** What one address asks where no certificate has told who it is. */
  public void ofAddress(RoutingContext ctx) {
    long now = System.nanoTime();
    TokenBucket bucket =
        addresses.get(CallerNetwork.of(ctx.request()), x -> new TokenBucket(address, now));
    decide(ctx, "address", address, Decision.of(bucket, now));
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
