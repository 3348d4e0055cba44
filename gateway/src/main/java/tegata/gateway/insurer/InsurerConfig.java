package tegata.gateway.insurer;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One insurer's backend, as configured.
 *
 * @param name as an operator calls it, for logs and metrics; its first number where absent
 * @param numbers the 保険者番号 it answers for: a full number (8 digits, or 6 for 国保), or leading digits
 *     followed by {@code *}
 * @param urls where it answers, e.g. {@code https://insurer.example:9101/oqs}; several are replicas
 *     of which any may be asked
 * @param connections most connections held open to each of them at a time, per event loop, 1 to
 *     10,000; default 16
 * @param healthPath where each answers {@code GET} with a status below 500 while it is well; none
 *     is asked where absent
 */
public record InsurerConfig(
    Optional<String> name,
    List<String> numbers,
    List<URI> urls,
    Optional<Integer> connections,
    Optional<String> healthPath) {
  private static final int MOST_CONNECTIONS = 10_000;
  private static final int LAST_PORT = 65_535;

  /** What can stand in the first line of a request. */
  private static final Pattern PATH = Pattern.compile("/[!-~]*");

  public InsurerConfig {
    numbers = List.copyOf(numbers);
    urls = List.copyOf(urls);
    if (numbers.isEmpty() || urls.isEmpty()) {
      throw new IllegalArgumentException("an insurer needs numbers and urls: " + numbers + urls);
    }
    if (!urls.stream().allMatch(InsurerConfig::canBeAsked)) {
      throw new IllegalArgumentException(
          "an insurer needs https URLs of host, port and path: " + numbers.get(0));
    }
    if (connections.filter(n -> n < 1 || n > MOST_CONNECTIONS).isPresent()) {
      throw new IllegalArgumentException(
          "an insurer needs 1 to 10000 connections: " + numbers.get(0));
    }
    if (healthPath.filter(path -> !PATH.matcher(path).matches()).isPresent()) {
      throw new IllegalArgumentException("a healthPath begins with a slash: " + numbers.get(0));
    }
  }

  private static boolean canBeAsked(URI url) {
    boolean hasPort = url.getPort() == -1 || url.getPort() > 0 && url.getPort() <= LAST_PORT;
    boolean isPlain =
        url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
    return "https".equals(url.getScheme()) && url.getHost() != null && hasPort && isPlain;
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
