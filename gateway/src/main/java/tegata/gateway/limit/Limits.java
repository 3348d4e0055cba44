package tegata.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import tegata.gateway.caller.AuthenticatedCaller;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;

/** The limits of one gateway, as handlers that stand before its routes. */
public final class Limits {
  /** What the nodes tell each other; carries 医療機関コード and numbers, nothing of a person. */
  private static final String ASKED = "gateway.limit.asked";

  private static final long EVERY_MILLIS = 250;
  private static final int MOST_ADDRESSES = 20_000;
  private static final int PREFIX_BYTES = 8;

  private final Vertx vertx;
  private final String node = UUID.randomUUID().toString();
  private final SharedLimit facilities;
  private final TokenBucket whole;
  private final Rate address;
  private final Cache<String, TokenBucket> addresses =
      Caffeine.newBuilder()
          .maximumSize(MOST_ADDRESSES)
          .expireAfterAccess(Duration.ofMinutes(5))
          .build();

  public Limits(Vertx vertx, LimitsConfig config) {
    this.vertx = vertx;
    this.facilities = new SharedLimit(config.facilityOrDefault(), System::nanoTime);
    this.whole = new TokenBucket(config.nodeOrDefault(), System.nanoTime());
    this.address = config.addressOrDefault();
  }

  /** Begins to tell the other nodes, and to listen to them. */
  public Future<Void> share() {
    vertx.setPeriodic(EVERY_MILLIS, x -> tell());
    return vertx
        .eventBus()
        .<JsonObject>consumer(ASKED, this::listen)
        .completion()
        .onSuccess(x -> tell());
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
    TokenBucket bucket = addresses.get(network(ctx.request()), x -> new TokenBucket(address, now));
    decide(ctx, "address", address, Decision.of(bucket, now));
  }

  /** What one facility asks; the caller must be known before. */
  public void ofFacility(RoutingContext ctx) {
    Decision decision = facilities.take(AuthenticatedCaller.of(ctx).facility().code());
    decide(ctx, "facility", facilities.limit(), decision);
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

  private void tell() {
    JsonObject asked = new JsonObject();
    facilities.tick().forEach(asked::put);
    vertx.eventBus().publish(ASKED, new JsonObject().put("node", node).put("asked", asked));
  }

  private void listen(Message<JsonObject> told) {
    String from = told.body().getString("node");
    if (from != null && !from.equals(node)) {
      Map<String, Double> asked = new HashMap<>();
      JsonObject numbers = told.body().getJsonObject("asked", new JsonObject());
      numbers.forEach(
          number -> {
            if (number.getValue() instanceof Number perSecond && perSecond.doubleValue() > 0) {
              asked.put(number.getKey(), perSecond.doubleValue());
            }
          });
      facilities.heard(from, asked);
    }
  }

  /** An IPv6 caller has a whole /64 to ask from. */
  static String network(HttpServerRequest request) {
    String host = request.remoteAddress().hostAddress();
    try {
      InetAddress parsed = InetAddress.getByName(host); // a literal, so nobody is asked
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), PREFIX_BYTES))
          : parsed.getHostAddress();
    } catch (java.net.UnknownHostException e) {
      return host;
    }
  }
}
