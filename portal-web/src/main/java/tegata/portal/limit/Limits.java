package tegata.portal.limit;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.contract.Fault;
import tegata.contract.StaffApi.SignedIn;
import tegata.node.limit.CallerNetwork;
import tegata.node.limit.ClusterLimit;
import tegata.node.limit.Decision;
import tegata.node.limit.Rate;
import tegata.node.limit.TokenBucket;
import tegata.portal.chain.LoggedIn;
import tegata.portal.chain.Visit;
import tegata.portal.page.Assets;
import tegata.portal.page.FixedPage;

/**
 * The limits of one portal, as handlers that stand before its pages. What a person is told of them
 * is the page of the trouble, with the time to wait.
 */
public final class Limits {
  private static final String ADDRESSES = "portal-limit-addresses";
  private static final String SESSIONS = "portal-limit-sessions";

  /** A part of the limit; whoever asks less of each node than this is nowhere near it. */
  private static final double WORTH_TELLING = 0.05;

  private static final int TOO_MANY = 429;
  private static final int OVERLOADED = 503;

  /** The part of the node's limit that may go into telling addresses how long to wait. */
  private static final int PARTS = 10;

  private static final long TELLING_AGAIN = TimeUnit.MINUTES.toNanos(1);
  private static final Logger LOG = LoggerFactory.getLogger(Limits.class);

  private final ClusterLimit addresses;
  private final ClusterLimit sessions;
  private final TokenBucket pages;
  private final TokenBucket files;
  private final TokenBucket told;
  private final Rate nodeRate;
  private long toldAt = System.nanoTime() - TELLING_AGAIN;

  public Limits(Vertx vertx, LimitsConfig config) {
    this.addresses = over(vertx, ADDRESSES, config.addressOrDefault());
    this.sessions = over(vertx, SESSIONS, config.sessionOrDefault());
    this.nodeRate = config.nodeOrDefault();
    this.pages = new TokenBucket(nodeRate, System.nanoTime());
    this.files = new TokenBucket(nodeRate, System.nanoTime());
    Rate telling = new Rate(nodeRate.perSecond() / PARTS, Math.max(1, nodeRate.burst() / PARTS));
    this.told = new TokenBucket(telling, System.nanoTime());
  }

  /** Begins to tell the other nodes, and to listen to them. */
  public Future<Void> share() {
    return addresses.share().compose(x -> sessions.share());
  }

  /** Whole seconds after which a node that refused has something left again, at least 1. */
  public long nodePause() {
    return Math.max(1, (long) Math.ceil(1 / nodeRate.perSecond()));
  }

  /**
   * Everything this node answers. Refusing must cost next to nothing, or it would not help:
   * everybody gets the same page. Files are counted apart, for the page that refuses needs them.
   */
  public Handler<RoutingContext> ofNode(FixedPage overloaded) {
    return ctx -> {
      long now = System.nanoTime();
      if (Decision.of(bucket(ctx), now).allowed()) {
        ctx.next();
      } else {
        tell(now);
        refuse(ctx, nodePause());
        overloaded.send(ctx, OVERLOADED);
      }
    };
  }

  /** In the log at most once a minute, for a line each would be work again. */
  private void tell(long now) {
    if (now - toldAt >= TELLING_AGAIN) {
      toldAt = now;
      LOG.warn("more is asked of this node than limits.node: it refuses what is beyond");
    }
  }

  /**
   * What one address asks, whoever it is. Beyond it nothing is taken from what the node has for the
   * others; and whoever goes on asks for no page to be rendered, but gets the one that is ready.
   */
  public Handler<RoutingContext> ofAddress(FixedPage tooMany) {
    return ctx -> {
      Decision decision = addresses.take(CallerNetwork.of(ctx.request()));
      if (decision.allowed()) {
        ctx.next();
        return;
      }
      bucket(ctx).giveBack();
      if (Decision.of(told, System.nanoTime()).allowed()) {
        decide(ctx, decision);
      } else {
        refuse(ctx, decision.retryAfter());
        tooMany.send(ctx, TOO_MANY);
      }
    };
  }

  private TokenBucket bucket(RoutingContext ctx) {
    return Assets.isBelow(ctx.normalizedPath()) ? files : pages;
  }

  /**
   * What one person asks who is logged in, from however many addresses and browsers; others it does
   * not concern. By the person, for a session gets a new id whenever they act for somebody else.
   */
  public void ofSession(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    visit
        .signedIn()
        .map(LoggedIn::person)
        .or(() -> visit.staff().map(SignedIn::staff))
        .ifPresentOrElse(who -> decide(ctx, sessions.take(who.toString())), ctx::next);
  }

  private static ClusterLimit over(Vertx vertx, String address, Rate rate) {
    return new ClusterLimit(vertx, address, rate, WORTH_TELLING * rate.perSecond());
  }

  private static void decide(RoutingContext ctx, Decision decision) {
    if (decision.allowed()) {
      ctx.next();
    } else {
      refuse(ctx, decision.retryAfter());
      ctx.fail(
          new Fault(
              Fault.Kind.TOO_MANY,
              "too-many-requests",
              "More was asked than may be at the moment."));
    }
  }

  private static void refuse(RoutingContext ctx, long seconds) {
    ctx.response()
        .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
