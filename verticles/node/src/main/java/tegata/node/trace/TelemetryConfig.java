package tegata.node.trace;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import tegata.node.ConfigException;

/**
 * {@code "telemetry"} in {@code node.json}: where traces go. Without it there are none.
 *
 * @param endpoint where the collector takes OTLP over HTTP, with the path, usually {@code
 *     /v1/traces}; https, or http on loopback
 * @param ca PEM of the CA of its certificate, relative to the configuration directory; absent for
 *     public ones
 * @param sampleRatio which share of the requests is traced, from 0 to 1; absent for all
 */
public record TelemetryConfig(URI endpoint, Optional<String> ca, Optional<Double> sampleRatio) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  public TelemetryConfig {
    if (endpoint == null || !isSafe(endpoint)) {
      throw new ConfigException(
          "telemetry.endpoint must be there, with a host; https, or http on loopback");
    }
    if (sampleRatio.filter(ratio -> !(ratio >= 0 && ratio <= 1)).isPresent()) {
      throw new ConfigException("telemetry.sampleRatio lies between 0 and 1");
    }
  }

  /** The same with a relative file name taken from a directory. */
  public TelemetryConfig within(Path directory) {
    Optional<String> file = ca.map(name -> directory.resolve(name).toString());
    return new TelemetryConfig(endpoint, file, sampleRatio);
  }

  double sampleRatioOrDefault() {
    return sampleRatio.orElse(1.0);
  }

  private static boolean isSafe(URI place) {
    return place.getHost() != null
        && ("https".equals(place.getScheme())
            || "http".equals(place.getScheme()) && LOOPBACK.contains(place.getHost()));
  }
}
