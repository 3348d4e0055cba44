package tegata.contract;

import java.util.Optional;
import tegata.domain.facility.Facility;

/** 医療機関等の登録簿. */
public final class FacilityApi {

  /** Names a facility by its OAuth 2.0 client id. */
  public record ByClient(String clientId) {}

  /** The facility, empty where none has the client id. */
  public record Found(Optional<Facility> facility) {}

  public static final Address<ByClient, Found> BY_CLIENT =
      Address.of("facility.by-client", ByClient.class, Found.class);

  private FacilityApi() {}
}
