package tegata.domain.facility;

import java.util.Set;

/**
 * 医療機関等。The registry decides what a facility is, whatever a token claims.
 *
 * @param code 医療機関コード, 10 digits; of an insurer its 保険者番号, 6 or 8
 * @param clientId the OAuth 2.0 client id
 * @param certificates SHA-256 thumbprints (base64url) of the client certificates it may come with
 */
public record Facility(
    String code,
    String name,
    FacilityKind kind,
    Set<Role> roles,
    String clientId,
    Set<String> certificates) {

  /** 役割. */
  public enum Role {
    CLINIC,
    PHARMACY,
    KIOSK,
    /** 保険者: it sends files, and its code is its 保険者番号. */
    INSURER
  }
}
