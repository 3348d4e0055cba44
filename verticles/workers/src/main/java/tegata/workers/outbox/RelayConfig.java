package tegata.workers.outbox;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tegata.node.ConfigException;

/**
 * {@code "relay"} in {@code workers.json}: to whom this member tells what lies in the outbox.
 *
 * @param intermediary base URL of 中間サーバー
 * @param insurers base URLs of insurers' own systems by 保険者番号; an insurer without one works at the
 *     desk, where it finds what was sent to it
 * @param certificate PEM of the client certificate, with its chain
 * @param key its private key, PEM (PKCS#8)
 * @param ca PEM of the CA of the receivers' certificates; absent for the public ones
 * @param deadline for one exchange; absent for 5 seconds
 */
public record RelayConfig(
    URI intermediary,
    Map<String, URI> insurers,
    Optional<String> certificate,
    Optional<String> key,
    Optional<String> ca,
    Optional<Duration> deadline) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  public RelayConfig {
    if (intermediary == null) {
      throw new ConfigException("relay needs \"intermediary\"");
    }
    insurers = insurers == null ? Map.of() : Map.copyOf(insurers);
    boolean secure =
        Stream.concat(Stream.of(intermediary), insurers.values().stream())
            .allMatch(RelayConfig::isSafe);
    if (!secure) {
      throw new ConfigException("the relay sends over https, or http on loopback");
    }
    if (certificate.isPresent() != key.isPresent()) {
      throw new ConfigException("relay needs \"certificate\" and \"key\" together");
    }
  }

  private static boolean isSafe(URI place) {
    return place.getHost() != null
        && ("https".equals(place.getScheme())
            || "http".equals(place.getScheme()) && LOOPBACK.contains(place.getHost()));
  }

  Duration deadlineOrDefault() {
    return deadline.orElse(Duration.ofSeconds(5));
  }

  /** Where a receiver answers; empty for an insurer that works at the desk. */
  Optional<URI> place(String receiver) {
    return receiver.startsWith("insurer/")
        ? Optional.ofNullable(insurers.get(receiver.substring("insurer/".length())))
        : Optional.of(intermediary);
  }
}
