package tegata.simulators.people;

import java.util.List;

/**
 * 医療機関等 (架空) and the client it has at the gateway.
 *
 * @param code 医療機関コード, 10 digits with check digit
 * @param kind {@code standard}, {@code home-visit} (居宅同意取得型) or {@code eligibility-only} (資格確認限定型)
 * @param role {@code clinic}, {@code pharmacy} or {@code kiosk}
 */
public record FacilityClient(String code, String name, String kind, String role) {

  /** Those of the demo: at least two standard clinics and one of every other kind and role. */
  public static final List<FacilityClient> ALL =
      List.of(
          facility("131990001", "手形クリニック（架空）", "standard", "clinic"),
          facility("131990002", "見本病院（架空）", "standard", "clinic"),
          facility("134990003", "見本薬局（架空）", "standard", "pharmacy"),
          facility("131990004", "架空訪問診療所（架空）", "home-visit", "clinic"),
          facility("131990005", "架空接骨院（架空）", "eligibility-only", "clinic"),
          facility("131990006", "手形登録端末（架空）", "standard", "kiosk"));

  private static FacilityClient facility(String body, String name, String kind, String role) {
    return new FacilityClient(CheckDigit.append(body), name, kind, role);
  }

  /** The client id at the gateway, also the CN of its certificate. */
  public String clientId() {
    return role + "-" + code;
  }
}
