package tegata.simulators.card;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * 認証局の一式. Every authority of the simulated world, made once and kept in its directory.
 *
 * <p>利用者証明用 has two generations with the same name and different keys, as the real one has: who
 * relies on them must try every pinned key, not look one up by name.
 */
public final class Authorities {

  /** Names of the authorities, which are also names of files and of revocation places. */
  public static final String CARD_1 = "card-1";

  public static final String CARD_2 = "card-2";
  public static final String SIGNATURE = "card-signature";
  public static final String STAFF = "staff";
  public static final String FACILITY = "facility";
  public static final String INSURER = "insurer";

  private static final String JPKI =
      "C=JP,O=JPKI,OU=JPKI for %s," + "OU=Japan Agency for Local Authority Information Systems";
  private static final String DEMO = "C=JP,O=Tegata demo (fictitious),CN=%s CA";

  private final CredentialStore store;
  private final LocalDate epoch;
  private final CertificateAuthority card1;
  private final CertificateAuthority card2;
  private final CertificateAuthority signature;
  private final CertificateAuthority staff;
  private final CertificateAuthority facility;
  private final CertificateAuthority insurer;
  private final CertificateAuthority server;
  private final CertificateAuthority member;

  /** Opens or makes the authorities. The epoch is the day on which the world began. */
  public Authorities(Path directory, LocalDate epoch) {
    this.store = new CredentialStore(directory);
    this.epoch = epoch;
    this.card1 = make(CARD_1, JPKI.formatted("user authentication"), KeyPairs.RSA_2048, 9, 1);
    this.card2 = make(CARD_2, JPKI.formatted("user authentication"), KeyPairs.RSA_2048, 4, 6);
    this.signature = make(SIGNATURE, JPKI.formatted("digital signature"), KeyPairs.RSA_2048, 4, 6);
    this.staff = make(STAFF, DEMO.formatted("Staff card"), KeyPairs.RSA_2048, 1, 10);
    this.facility = make(FACILITY, DEMO.formatted("Facility"), KeyPairs.EC_P256, 1, 10);
    this.insurer = make(INSURER, DEMO.formatted("Insurer"), KeyPairs.EC_P256, 1, 10);
    this.server = make("server", DEMO.formatted("Server"), KeyPairs.EC_P256, 1, 10);
    this.member = make("member", DEMO.formatted("Cluster member"), KeyPairs.EC_P256, 1, 10);
  }

  /** The generation of 利用者証明用 that issued on that day; each issues for some five years. */
  public CertificateAuthority userAuthentication(LocalDate issuedOn) {
    return generation(issuedOn).equals(CARD_1) ? card1 : card2;
  }

  /** Name of the generation of 利用者証明用 that issued on that day. */
  public String generation(LocalDate issuedOn) {
    return issuedOn.isBefore(epoch.minusYears(4)) ? CARD_1 : CARD_2;
  }

  /** 署名用. */
  public CertificateAuthority digitalSignature() {
    return signature;
  }

  /** Staff cards. */
  public CertificateAuthority staff() {
    return staff;
  }

  /** 証明書発行者: the authority of a card, staff's or people's. */
  public CertificateAuthority of(Card card) {
    return card.kind() == Card.Kind.STAFF ? staff() : userAuthentication(card.issuedOn());
  }

  /** TLS clients of 医療機関等. */
  public CertificateAuthority facility() {
    return facility;
  }

  /** TLS clients of 保険者. */
  public CertificateAuthority insurer() {
    return insurer;
  }

  /** TLS servers: the gateway and the insurers' backends. */
  public CertificateAuthority server() {
    return server;
  }

  /** Members of the cluster's event bus. */
  public CertificateAuthority member() {
    return member;
  }

  /** What a relying party pins for login: all generations of 利用者証明用. */
  public List<X509Certificate> cardTrust() {
    return List.of(card2.certificate(), card1.certificate());
  }

  /** The authorities that tell which of their certificates no longer hold, by name. */
  public Map<String, CertificateAuthority> revoking() {
    return Map.of(
        CARD_1, card1, CARD_2, card2, SIGNATURE, signature, STAFF, staff, FACILITY, facility,
        INSURER, insurer);
  }

  private CertificateAuthority make(
      String name, String subject, KeyPairs kind, int yearsBefore, int yearsAfter) {
    Validity validity = Validity.days(epoch.minusYears(yearsBefore), epoch.plusYears(yearsAfter));
    return new CertificateAuthority(
        store.getOrMake(
            name,
            () ->
                CertificateAuthority.selfSigned(new X500Name(subject), kind, validity)
                    .credential()));
  }
}
