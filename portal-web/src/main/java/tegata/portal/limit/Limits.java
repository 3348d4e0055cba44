package tegata.portal.limit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import tegata.contract.Fault;
import tegata.node.limit.CallerNetwork;
import tegata.node.limit.ClusterLimit;
import tegata.node.limit.Decision;
import tegata.node.limit.Rate;
import tegata.node.limit.TokenBucket;
import tegata.portal.chain.SessionHash;
import tegata.portal.chain.Visit;

/**
 * The limits of one portal, as handlers that stand before its pages. What a person is told of them
 * is the page of the trouble, with the time to wait.
 */
public final class Limits {
  private static final String ADDRESSES = "portal-limit-addresses";
  private static final String SESSIONS = "portal-limit-sessions";

  /** A part of the limit; whoever asks less of each node than this is nowhere near it. */
  private static final double WORTH_TELLING = 0.05;

  private final ClusterLimit addresses;
  private final ClusterLimit sessions;
  private final TokenBucket node;

  public Limits(Vertx vertx, LimitsConfig config) {
    this.addresses = over(vertx, ADDRESSES, config.addressOrDefault());
    this.sessions = over(vertx, SESSIONS, config.sessionOrDefault());
    this.node = new TokenBucket(config.nodeOrDefault(), System.nanoTime());
  }

  /** Begins to tell the other nodes, and to listen to them. */
  public Future<Void> share() {
    return addresses.share().compose(x -> sessions.share());
  }

  /** Everything this node answers, files too. */
  public void ofNode(RoutingContext ctx) {
    decide(ctx, Decision.of(node, System.nanoTime()), Fault.Kind.UNAVAILABLE, "overloaded");
  }

  /** What one address asks, whoever it is. */
  public void ofAddress(RoutingContext ctx) {
    String network = CallerNetwork.of(ctx.request());
    decide(ctx, addresses.take(network), Fault.Kind.TOO_MANY, "too-many-requests");
  }

  /** What one login asks, from however many addresses; others it does not concern. */
  public void ofSession(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    if (visit.signedIn().isEmpty() && visit.staff().isEmpty()) {
      ctx.next();
    } else {
      String session = SessionHash.of(ctx.session().id());
      decide(ctx, sessions.take(session), Fault.Kind.TOO_MANY, "too-many-requests");
    }
  }

  private static ClusterLimit over(Vertx vertx, String address, Rate rate) {
    return new ClusterLimit(vertx, address, rate, WORTH_TELLING * rate.perSecond());
  }

  private static void decide(RoutingContext ctx, Decision decision, Fault.Kind kind, String code) {
    if (decision.allowed()) {
      ctx.next();
    } else {
      ctx.response()
          .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(decision.retryAfter()))
          .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      ctx.fail(new Fault(kind, code, "More was asked than may be at the moment."));
    }
  }
}
