package tegata.gateway.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.FacilityApi;
import tegata.contract.FacilityApi.ByClient;
import tegata.contract.FacilityApi.Found;
import tegata.domain.facility.Facility;
import tegata.node.sharing.OwnContext;

/**
 * 医療機関等の登録簿, as the gateway sees it: remembered for a few seconds, so that a certificate or
 * facility taken out of the registry is refused that much later at most. A question under way is
 * shared by all who wait for it; a failed one is not remembered.
 */
final class FacilityRegistry {
  private static final Duration REMEMBERED = Duration.ofSeconds(5);
  private static final int MOST = 10_000;

  private final Bus bus;
  private final Cache<String, Future<Found>> found =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

  FacilityRegistry(Bus bus) {
    this.bus = bus;
  }

  /** The facility with a client id and this certificate, empty where there is none. */
  Future<Optional<Facility>> find(String clientId, ClientCertificate certificate, UUID request) {
    Future<Found> answer = found.getIfPresent(clientId);
    if (answer == null) {
      answer =
          bus.ask(FacilityApi.BY_CLIENT, Caller.system("gateway", request), new ByClient(clientId));
      found.put(clientId, answer);
      answer.onFailure(e -> found.invalidate(clientId));
    }
    return OwnContext.hear(answer)
        .map(f -> f.facility().filter(x -> x.certificates().contains(certificate.thumbprint())));
  }
}
