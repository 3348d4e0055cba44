package tegata.node.revocation;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tegata.domain.identity.RevocationStatus;
import tegata.node.sharing.SingleFlight;

/**
 * 失効リストによる確認, where OCSP cannot be had. Generations of a CA share their name, so each list is tried
 * until one is signed by the very key.
 */
final class CrlChecker implements RevocationChecker {
  private static final int MOST_BYTES = 8 * 1024 * 1024;

  /** While OCSP is away every card is looked up here; the list is not fetched for each. */
  private static final Duration HELD_FOR = Duration.ofMinutes(1);

  private record Held(RevocationList list, Instant fetchedAt) {}

  private final Map<URI, Held> held = new ConcurrentHashMap<>();
  private final SingleFlight<URI, RevocationList> underWay = new SingleFlight<>();
  private final Vertx vertx;
  private final BoundedFetch fetch;
  private final List<URI> places;
  private final Freshness freshness;
  private final Clock clock;

  CrlChecker(Vertx vertx, BoundedFetch fetch, List<URI> places, Freshness freshness, Clock clock) {
    this.vertx = vertx;
    this.fetch = fetch;
    this.places = places;
    this.freshness = freshness;
    this.clock = clock;
  }

  @Override
  public Future<RevocationStatus> check(X509Certificate certificate, X509Certificate authority) {
    Future<RevocationStatus> status =
        Future.failedFuture(new UntrustedAnswer("no list is configured"));
    for (URI place : places) {
      status = status.recover(e -> inList(place, certificate, authority));
    }
    return status;
  }

  private Future<RevocationStatus> inList(
      URI place, X509Certificate certificate, X509Certificate authority) {
    return list(place)
        .compose(list -> vertx.executeBlocking(() -> status(list, certificate, authority), false));
  }

  private Future<RevocationList> list(URI place) {
    Held known = held.get(place);
    if (known != null && known.fetchedAt().plus(HELD_FOR).isAfter(clock.instant())) {
      return Future.succeededFuture(known.list());
    }
    return underWay.ask(place, () -> fetched(place));
  }

  private Future<RevocationList> fetched(URI place) {
    return fetch
        .get(place, MOST_BYTES)
        .compose(der -> vertx.executeBlocking(() -> RevocationList.parse(der.getBytes()), false))
        .onSuccess(list -> held.put(place, new Held(list, clock.instant())));
  }

  /** However a list was come by, it is judged anew each time. */
  private RevocationStatus status(
      RevocationList list, X509Certificate certificate, X509Certificate authority)
      throws GeneralSecurityException {
    list.require(authority);
    list.require(freshness, clock.instant());
    return list.status(certificate.getSerialNumber());
  }
}
