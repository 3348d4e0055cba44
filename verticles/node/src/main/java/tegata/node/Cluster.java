package tegata.node;

import com.hazelcast.config.Config;
import com.hazelcast.config.XmlConfigBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Properties;
import tegata.node.trace.Tracing;

/** Joins the cluster: membership by Hazelcast on a private interface, messages over mutual TLS. */
final class Cluster {
  private Cluster() {}

  static Future<Vertx> join(
      NodeConfig config, Path configDir, MeterRegistry metrics, Optional<Tracing> tracing) {
    VertxOptions options =
        new VertxOptions()
            .setPreferNativeTransport(true)
            .setEventLoopPoolSize(Runtime.getRuntime().availableProcessors())
            .setEventBusOptions(bus(config, configDir))
            .setMetricsOptions(
                new MicrometerMetricsOptions()
                    .setEnabled(true)
                    .setLabels(
                        EnumSet.of(
                            Label.HTTP_METHOD, Label.HTTP_CODE, Label.POOL_TYPE, Label.POOL_NAME)));
    HazelcastClusterManager manager = new HazelcastClusterManager(hazelcast(config, configDir));
    VertxBuilder builder =
        Vertx.builder()
            .with(options)
            .withMetrics(new MicrometerMetricsFactory(metrics))
            .withClusterManager(manager);
    tracing.ifPresent(t -> builder.withTracer(t.factory()));
    return builder.buildClustered().onFailure(e -> abandon(manager));
  }

  /** A member whose bus could not listen must not stay among the others. */
  private static void abandon(HazelcastClusterManager manager) {
    if (manager.getHazelcastInstance() != null) {
      manager.getHazelcastInstance().getLifecycleService().terminate();
    }
  }

  private static EventBusOptions bus(NodeConfig config, Path dir) {
    EventBusOptions options = new EventBusOptions();
    options
        .setHost(config.clusterHost())
        .setPort(config.busPort())
        .setClusterPublicHost(config.clusterHost())
        .setClusterPublicPort(config.busPort());
    options
        .setSsl(true)
        .setClientAuth(ClientAuth.REQUIRED)
        .setKeyCertOptions(
            new PemKeyCertOptions()
                .setCertPath(existing(dir, config.busCertificate()))
                .setKeyPath(existing(dir, config.busKey())))
        .setTrustOptions(new PemTrustOptions().addCertPath(existing(dir, config.busCa())));
    return options;
  }

  static Config hazelcast(NodeConfig config, Path dir) {
    Properties properties = new Properties();
    properties.setProperty("tegata.cluster.host", config.clusterHost());
    properties.setProperty("tegata.cluster.port", Integer.toString(config.clusterPort()));
    try {
      Config hazelcast =
          new XmlConfigBuilder(existing(dir, "hazelcast.xml")).setProperties(properties).build();
      config.members().forEach(hazelcast.getNetworkConfig().getJoin().getTcpIpConfig()::addMember);
      return hazelcast;
    } catch (FileNotFoundException e) {
      throw new ConfigException("configuration file missing: " + dir.resolve("hazelcast.xml"));
    }
  }

  private static String existing(Path dir, String file) {
    Path path = dir.resolve(file);
    if (!Files.isReadable(path)) {
      throw new ConfigException("configuration names a file that cannot be read: " + path);
    }
    return path.toString();
  }
}
