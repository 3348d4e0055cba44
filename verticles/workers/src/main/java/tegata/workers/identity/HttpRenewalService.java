package tegata.workers.identity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.contract.Json;
import tegata.node.revocation.BoundedFetch;

/**
 * {@code GET <base>/<発行番号>} answers {@code {"issuer","previous","current"}}, or nothing. What
 * cannot be learnt leaves the card unlinked, which only keeps its person out.
 */
final class HttpRenewalService implements RenewalService {
  private static final Logger LOG = LoggerFactory.getLogger(HttpRenewalService.class);
  private static final int MOST_BYTES = 4 * 1024;

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Link(String issuer, String previous, String current) {}

  private final BoundedFetch fetch;
  private final URI base;

  HttpRenewalService(BoundedFetch fetch, URI base) {
    this.fetch = fetch;
    this.base = base;
  }

  @Override
  public Future<Optional<String>> previous(String issuer, String serial) {
    URI place = URI.create(base + "/" + URLEncoder.encode(serial, StandardCharsets.UTF_8));
    return fetch
        .get(place, MOST_BYTES)
        .map(body -> read(body, issuer, serial))
        .otherwise(
            e -> {
              LOG.info("no link to an older certificate: {}", e.getMessage());
              return Optional.empty();
            });
  }

  private static Optional<String> read(Buffer body, String issuer, String serial) {
    try {
      Link link = Json.MAPPER.readValue(body.getBytes(), Link.class);
      boolean ours =
          serial.equals(link.current())
              && new X500Principal(link.issuer()).equals(new X500Principal(issuer));
      return ours ? Optional.ofNullable(link.previous()) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      LOG.warn("the renewal service answers what we cannot read");
      return Optional.empty();
    }
  }
}
