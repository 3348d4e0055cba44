package tegata.node.revocation;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tegata.node.ConfigException;

/**
 * {@code "revocation"} in {@code workers.json} and {@code gateway.json}: where revocation is asked.
 * There is no way to go without; and what a certificate says of its own whereabouts is not
 * followed.
 *
 * @param ocsp the OCSP responder, for all generations of the CA
 * @param crls whole lists, one a generation, for when the responder cannot be had
 * @param renewals base URL of the 新旧シリアル紐付け service; absent where renewed cards are linked by
 *     import alone
 * @param ca PEM of the CA of these servers, relative to the configuration directory; absent for
 *     public ones
 * @param maxAgeMinutes how old an OCSP answer may be; absent for an hour
 */
public record RevocationConfig(
    URI ocsp,
    List<URI> crls,
    Optional<URI> renewals,
    Optional<String> ca,
    Optional<Integer> maxAgeMinutes) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int USUAL_MAX_AGE = 60;

  public RevocationConfig {
    if (ocsp == null || crls == null) {
      throw new ConfigException("revocation needs \"ocsp\" and \"crls\"");
    }
    crls = List.copyOf(crls);
    Stream.concat(Stream.concat(Stream.of(ocsp), crls.stream()), renewals.stream())
        .forEach(RevocationConfig::requireSafe);
  }

  /** The same with a relative file name taken from a directory. */
  public RevocationConfig within(Path directory) {
    Optional<String> file = ca.map(name -> directory.resolve(name).toString());
    return new RevocationConfig(ocsp, crls, renewals, file, maxAgeMinutes);
  }

  Duration oldestAnswer() {
    return Duration.ofMinutes(maxAgeMinutes.orElse(USUAL_MAX_AGE));
  }

  /** The link between old and new numbers is not signed: only TLS proves who gave it. */
  private static void requireSafe(URI place) {
    boolean safe =
        place.getHost() != null
            && ("https".equals(place.getScheme())
                || "http".equals(place.getScheme()) && LOOPBACK.contains(place.getHost()));
    if (!safe) {
      throw new ConfigException("revocation is asked over https, or http on loopback: " + place);
    }
  }
}
