package tegata.gateway.insurer;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One insurer's backend, as configured.
 *
 * @param name as an operator calls it, for logs and metrics; its first number where absent
 * @param numbers the 保険者番号 it answers for: a full number (8 digits, or 6 for 国保), or leading digits
 *     followed by {@code *}
 * @param url where it answers, e.g. {@code https://insurer.example:9101/oqs}
 * @param connections most connections held open to it at a time, per event loop; default 16
 */
public record InsurerConfig(
    Optional<String> name, List<String> numbers, URI url, Optional<Integer> connections) {

  public InsurerConfig {
    numbers = List.copyOf(numbers);
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException("an insurer has no numbers: " + url);
    }
    if (!"https".equals(url.getScheme()) || url.getHost() == null) {
      throw new IllegalArgumentException("an insurer needs an https URL: " + numbers.get(0));
    }
  }

  String nameOrNumber() {
    return name.orElseGet(() -> numbers.get(0));
  }

  int connectionsOrDefault() {
    return connections.orElse(16);
  }

  int port() {
    return url.getPort() == -1 ? 443 : url.getPort();
  }

  String path() {
    return url.getRawPath().isEmpty() ? "/" : url.getRawPath();
  }
}
