package tegata.launcher;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tegata.gateway.GatewayConfig;
import tegata.gateway.GatewayVerticle;
import tegata.node.ConfigException;
import tegata.node.ConfigFile;
import tegata.node.Node;
import tegata.node.NodeConfig;
import tegata.portal.PortalConfig;
import tegata.portal.PortalVerticle;
import tegata.workers.Workers;
import tegata.workers.WorkersConfig;

/** One cluster member with its roles, started from a configuration directory. */
public final class Member {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(25);

  private final Node node;
  private final Duration pause;

  private Member(Node node, Duration pause) {
    this.node = node;
    this.pause = pause;
  }

  /**
   * Starts and waits until every role serves.
   *
   * @throws ConfigException with one sentence when the configuration, the database or a port does
   *     not allow it
   */
  public static Member start(Set<Role> roles, Path configDir) {
    NodeConfig config = ConfigFile.read(configDir, "node", NodeConfig.class);
    Node node = await(Node.start(config, configDir), START);
    Member member = new Member(node, config.drainPauseOrDefault());
    try {
      await(member.deploy(roles, configDir, Clock.system(JAPAN)), START);
      node.health().serve();
      return member;
    } catch (RuntimeException e) {
      member.stop();
      throw e;
    }
  }

  /** Drains and leaves the cluster. */
  public void stop() {
    await(node.drain(), STOP.plus(pause));
    await(node.leave(), STOP);
  }

  /** Workers first, so that the edges never open before someone can answer them. */
  private Future<Void> deploy(Set<Role> roles, Path dir, Clock clock) {
    return when(
            roles.contains(Role.WORKERS),
            () ->
                Workers.deploy(
                    node, ConfigFile.read(dir, "workers", WorkersConfig.class), dir, clock))
        .compose(x -> when(roles.contains(Role.GATEWAY), () -> deployGateway(dir, clock)))
        .compose(x -> when(roles.contains(Role.PORTAL), () -> deployPortal(dir, clock)));
  }

  private Future<Void> deployGateway(Path dir, Clock clock) {
    GatewayConfig config = ConfigFile.read(dir, "gateway", GatewayConfig.class).within(dir);
    return node.deploy(
        () -> new GatewayVerticle(config, node.bus(), clock, node.metrics()),
        new DeploymentOptions());
  }

  private Future<Void> deployPortal(Path dir, Clock clock) {
    PortalConfig config = ConfigFile.read(dir, "portal", PortalConfig.class).within(dir);
    return node.deploy(
        () -> new PortalVerticle(config, node.bus(), clock), new DeploymentOptions());
  }

  private static Future<Void> when(boolean wanted, java.util.function.Supplier<Future<Void>> step) {
    return wanted ? step.get() : Future.succeededFuture();
  }

  /**
   * The limit is the caller's own: a timer of Vert.x would end together with what is waited for.
   */
  private static <T> T await(Future<T> future, Duration limit) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new ConfigException(sentence(e.getCause()));
    } catch (TimeoutException e) {
      throw new ConfigException("not done within " + limit.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConfigException("interrupted");
    }
  }

  private static String sentence(Throwable e) {
    return e instanceof java.net.BindException
        ? "a port is taken: " + e.getMessage()
        : String.valueOf(e.getMessage());
  }
}
