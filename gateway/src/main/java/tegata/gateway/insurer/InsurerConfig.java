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
 * @param urls where it answers, e.g. {@code https://insurer.example:9101/oqs}; several are replicas
 *     of which any may be asked
 * @param connections most connections held open to each of them at a time, per event loop; default
 *     16
 * @param healthPath where each answers {@code GET} with a status below 500 while it is well; none
 *     is asked where absent
 */
public record InsurerConfig(
    Optional<String> name,
    List<String> numbers,
    List<URI> urls,
    Optional<Integer> connections,
    Optional<String> healthPath) {

  public InsurerConfig {
    numbers = List.copyOf(numbers);
    urls = List.copyOf(urls);
    if (numbers.isEmpty() || urls.isEmpty()) {
      throw new IllegalArgumentException("an insurer needs numbers and urls: " + numbers + urls);
    }
    if (!urls.stream().allMatch(url -> "https".equals(url.getScheme()) && url.getHost() != null)) {
      throw new IllegalArgumentException("an insurer needs https URLs: " + numbers.get(0));
    }
    if (connections.filter(n -> n < 1).isPresent()) {
      throw new IllegalArgumentException("an insurer needs a connection: " + numbers.get(0));
    }
    if (healthPath.filter(path -> !path.startsWith("/")).isPresent()) {
      throw new IllegalArgumentException("a healthPath begins with a slash: " + numbers.get(0));
    }
  }

  /**
   * What a backend is, apart from the numbers it answers for: while this stays the same, so do its
   * connections and all that was learnt of it.
   */
  record Way(String name, List<URI> urls, int connections, Optional<String> healthPath) {}

  Way way() {
    return new Way(name.orElse(numbers.get(0)), urls, connections.orElse(16), healthPath);
  }
}
