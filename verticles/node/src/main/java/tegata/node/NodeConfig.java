package tegata.node;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tegata.node.trace.TelemetryConfig;

/**
 * {@code node.json}: how this process takes part in the cluster.
 *
 * @param clusterHost private address of this member, for Hazelcast and the event bus
 * @param clusterPort Hazelcast's port; its free edition has no TLS, so keep it on a private
 *     interface
 * @param busPort the event bus' port (mutual TLS)
 * @param members {@code host:port} of the members to look for, this one may be among them
 * @param busCa PEM of the CA that signs member certificates; whoever holds one of these may speak
 *     as anyone
 * @param busCertificate PEM certificate chain of this member (server and client use)
 * @param busKey PEM private key of this member
 * @param healthHost address on which {@code /health/*} and {@code /metrics} answer
 * @param healthPort their port
 * @param telemetry where traces go; absent for none
 * @param drainPause how long a member that is to end says that it is not ready before it takes
 *     nothing more, so that whoever sends it work has seen it; at most a minute, absent for none
 */
public record NodeConfig(
    String clusterHost,
    int clusterPort,
    int busPort,
    List<String> members,
    String busCa,
    String busCertificate,
    String busKey,
    String healthHost,
    int healthPort,
    Optional<TelemetryConfig> telemetry,
    Optional<Duration> drainPause) {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  public NodeConfig {
    if (drainPause.filter(p -> p.isNegative() || p.compareTo(LONGEST_PAUSE) > 0).isPresent()) {
      throw new ConfigException("drainPause lies between PT0S and PT1M");
    }
  }

  public Duration drainPauseOrDefault() {
    return drainPause.orElse(Duration.ZERO);
  }
}
