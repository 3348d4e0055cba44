package tegata.node;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.contract.Bus;
import tegata.node.trace.Tracing;

/**
 * One member of the cluster: its Vert.x, typed bus, health and metrics, and what is deployed on it.
 */
public final class Node {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);
  private static final long PING_MILLIS = 1_000;
  private static final long DRAIN_SECONDS = 20;

  private final Vertx vertx;
  private final Bus bus;
  private final Health health;
  private final MeterRegistry metrics;
  private final Optional<Tracing> tracing;
  private final Duration drainPause;
  private final Deque<String> deployments = new ArrayDeque<>();

  private Node(
      Vertx vertx,
      Health health,
      MeterRegistry metrics,
      Optional<Tracing> tracing,
      Duration drainPause) {
    this.vertx = vertx;
    this.bus = new Bus(vertx);
    this.health = health;
    this.metrics = metrics;
    this.tracing = tracing;
    this.drainPause = drainPause;
  }

  /**
   * Joins the cluster and answers on the health port.
   *
   * @param configDir holds {@code hazelcast.xml} and whatever {@code config} names by relative path
   */
  public static Future<Node> start(NodeConfig config, Path configDir) {
    PrometheusMeterRegistry metrics = registry();
    new JvmMemoryMetrics().bindTo(metrics);
    new JvmThreadMetrics().bindTo(metrics);
    bindGc(metrics);
    return Future.succeededFuture()
        .map(x -> tracing(config, configDir, metrics))
        .compose(tracing -> join(config, configDir, metrics, tracing));
  }

  /** The same with traces to an exporter of one's own, whatever the configuration says of them. */
  static Future<Node> start(NodeConfig config, Path configDir, Tracing tracing) {
    return join(config, configDir, registry(), Optional.of(tracing));
  }

  private static PrometheusMeterRegistry registry() {
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    metrics.config().meterFilter(MeterFilter.replaceTagValues("method", KnownMethods::name));
    return metrics;
  }

  private static Optional<Tracing> tracing(
      NodeConfig config, Path configDir, MeterRegistry metrics) {
    String member = config.clusterHost() + ":" + config.clusterPort();
    return config
        .telemetry()
        .map(telemetry -> Tracing.of(telemetry.within(configDir), member, metrics));
  }

  private static Future<Node> join(
      NodeConfig config,
      Path configDir,
      PrometheusMeterRegistry metrics,
      Optional<Tracing> tracing) {
    return Future.succeededFuture()
        .compose(x -> Cluster.join(config, configDir, metrics, tracing))
        .recover(
            e ->
                cannot(
                    "join the cluster from %s:%d with the event bus on port %d"
                        .formatted(config.clusterHost(), config.clusterPort(), config.busPort()),
                    e))
        .compose(
            vertx -> {
              Health health = new Health(vertx, metrics);
              Node node = new Node(vertx, health, metrics, tracing, config.drainPauseOrDefault());
              return node.open(config);
            });
  }

  private Future<Node> open(NodeConfig config) {
    Promise<Node> opened = Promise.promise(); // a future of a context would die with its loop
    watchBus()
        .compose(x -> health.listen(config.healthHost(), config.healthPort()))
        .recover(
            e ->
                cannot(
                    "answer health on %s:%d".formatted(config.healthHost(), config.healthPort()),
                    e))
        .onSuccess(x -> opened.complete(this))
        .onFailure(e -> vertx.close().onComplete(x -> opened.fail(e)));
    return opened.future();
  }

  private static <T> Future<T> cannot(String what, Throwable cause) {
    return Future.failedFuture(
        cause instanceof ConfigException
            ? cause
            : new ConfigException("cannot " + what + ": " + cause.getMessage()));
  }

  public Vertx vertx() {
    return vertx;
  }

  public Bus bus() {
    return bus;
  }

  public Health health() {
    return health;
  }

  public MeterRegistry metrics() {
    return metrics;
  }

  /** Deploys a verticle; on stop what was deployed last is undeployed first. */
  public Future<Void> deploy(Supplier<? extends Deployable> verticle, DeploymentOptions options) {
    return vertx.deployVerticle(verticle, options).onSuccess(deployments::push).mapEmpty();
  }

  /**
   * Drains: not ready any more, after a pause undeployed in reverse order. {@link #leave} comes
   * after it.
   */
  public Future<Void> drain() {
    health.drain();
    return pause()
        .compose(x -> undeployAll().timeout(DRAIN_SECONDS, TimeUnit.SECONDS))
        .recover(
            e -> {
              LOG.warn("stopping although not everything ended in time");
              return Future.succeededFuture();
            });
  }

  /**
   * Leaves the cluster and ends Vert.x. Not composed with what came before: a future that belongs
   * to one of its event loops would never hear of their end.
   */
  public Future<Void> leave() {
    return vertx
        .close()
        .eventually(() -> tracing.map(Tracing::close).orElse(Future.succeededFuture()));
  }

  private Future<Void> pause() {
    return drainPause.isZero()
        ? Future.succeededFuture()
        : vertx.timer(drainPause.toMillis(), TimeUnit.MILLISECONDS).mapEmpty();
  }

  private Future<Void> undeployAll() {
    return deployments.isEmpty()
        ? Future.succeededFuture()
        : vertx.undeploy(deployments.pop()).otherwiseEmpty().compose(x -> undeployAll());
  }

  /**
   * A node whose own subscriptions the cluster lost hears nothing for ever: it must not be called
   * ready.
   */
  private Future<Void> watchBus() {
    String own = "node.ping." + UUID.randomUUID();
    health.require(
        "bus",
        () ->
            vertx
                .eventBus()
                .request(own, "", new DeliveryOptions().setSendTimeout(PING_MILLIS))
                .mapEmpty());
    return vertx.eventBus().consumer(own, message -> message.reply("")).completion();
  }

  @SuppressWarnings("resource") // the listener lives as long as the process
  private static void bindGc(MeterRegistry metrics) {
    new JvmGcMetrics().bindTo(metrics);
  }
}
