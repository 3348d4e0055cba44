package tegata.formats.facilities;

import java.util.Set;
import tegata.formats.csv.Labelled;

/**
 * 医療機関等.
 *
 * @param code 医療機関等コード, 10 digits; of an insurer its 保険者番号, 6 or 8
 * @param clientId the name under which it asks for tokens
 * @param certificateSha256 fingerprint of its client certificate, 64 lower-case hex digits
 */
public record Facility(
    String code,
    String name,
    Kind kind,
    Set<Role> roles,
    String clientId,
    String certificateSha256) {

  public Facility {
    roles = Set.copyOf(roles);
  }

  /** Whether both rows are the same facility, be it with another certificate. */
  boolean isSameAs(Facility other) {
    return equals(
        new Facility(
            other.code, other.name, other.kind, other.roles, other.clientId, certificateSha256));
  }

  /** オンライン資格確認の導入類型. */
  public enum Kind implements Labelled {
    STANDARD("通常"),
    /** 訪問・オンライン診療: consent is given at home. */
    HOME_VISIT("居宅同意取得型"),
    /** No medical records, eligibility alone. */
    ELIGIBILITY_ONLY("資格確認限定型");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /** 役割: what it may do at the gateway. */
  public enum Role implements Labelled {
    CLINIC("clinic"),
    PHARMACY("pharmacy"),
    KIOSK("kiosk"),
    INSURER("insurer");

    private final String label;

    Role(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }
}
