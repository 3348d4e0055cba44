package tegata.simulators;

import java.time.LocalDate;
import org.bouncycastle.asn1.x500.X500Name;
import tegata.simulators.card.Authorities;
import tegata.simulators.card.CertificateAuthority;
import tegata.simulators.card.Credential;
import tegata.simulators.card.JpkiProfile;
import tegata.simulators.card.KeyPairs;
import tegata.simulators.card.RevocationUrls;
import tegata.simulators.card.TlsProfile;
import tegata.simulators.card.Validity;
import tegata.simulators.people.FacilityClient;

/**
 * 偽物と期限切れ. Credentials that look right in every way but one, and must be refused for that one. Each
 * call makes a new key.
 */
public final class Forgeries {

  private final Authorities authorities;
  private final LocalDate epoch;
  private final Validity now;
  private final Validity past;
  private final RevocationUrls revocation;

  Forgeries(Authorities authorities, LocalDate epoch) {
    this.authorities = authorities;
    this.epoch = epoch;
    this.now = Validity.days(epoch.minusDays(1), epoch.plusYears(5));
    this.past = Validity.days(epoch.minusYears(1), epoch.minusDays(1));
    this.revocation = RevocationUrls.at("http://127.0.0.1:8091", Authorities.CARD_2);
  }

  /** The facility's client certificate, but its time is over. */
  public Credential expiredClient(FacilityClient facility) {
    return authorities
        .facility()
        .enrol(TlsProfile.client(facility.clientId(), facility.name(), past), KeyPairs.EC_P256);
  }

  /** The facility's names, certified by an authority that only has the right name. */
  public Credential foreignClient(FacilityClient facility) {
    return impostorOf(authorities.facility(), KeyPairs.EC_P256)
        .enrol(TlsProfile.client(facility.clientId(), facility.name(), now), KeyPairs.EC_P256);
  }

  /** The facility's names from the right authority, but for a server (EKU serverAuth alone). */
  public Credential serverAsClient(FacilityClient facility) {
    return authorities
        .facility()
        .enrol(TlsProfile.server(facility.clientId(), now), KeyPairs.EC_P256);
  }

  /** 署名用電子証明書 of the card: a genuine certificate of the wrong kind for login. */
  public Credential signatureCertificate(String cardId, String holder) {
    return authorities
        .digitalSignature()
        .enrol(JpkiProfile.digitalSignature(cardId, holder, now, revocation), KeyPairs.RSA_2048);
  }

  /** A login certificate with the card's number from an authority that only has the right name. */
  public Credential foreignCard(String cardId) {
    return impostorOf(authorities.userAuthentication(epoch), KeyPairs.RSA_2048)
        .enrol(JpkiProfile.userAuthentication(cardId, now, revocation), KeyPairs.RSA_2048);
  }

  /** A login certificate from the right authority whose policy is the one for signatures. */
  public Credential cardWithSignaturePolicy(String cardId, String holder) {
    return authorities
        .userAuthentication(epoch)
        .enrol(JpkiProfile.digitalSignature(cardId, holder, now, revocation), KeyPairs.RSA_2048);
  }

  /** A login certificate of the card whose time is over. */
  public Credential expiredCard(String cardId) {
    return authorities
        .userAuthentication(epoch)
        .enrol(JpkiProfile.userAuthentication(cardId, past, revocation), KeyPairs.RSA_2048);
  }

  /** Another key under the very name of the authority. */
  private CertificateAuthority impostorOf(CertificateAuthority authority, KeyPairs kind) {
    X500Name name =
        X500Name.getInstance(authority.certificate().getSubjectX500Principal().getEncoded());
    return CertificateAuthority.selfSigned(name, kind, now);
  }
}
