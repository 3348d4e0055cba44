package tegata.simulators.revocation;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import tegata.simulators.card.CertificateAuthority;
import tegata.simulators.card.CertificateProfile;
import tegata.simulators.card.Credential;
import tegata.simulators.card.CredentialStore;
import tegata.simulators.card.KeyMaterialException;
import tegata.simulators.card.KeyPairs;
import tegata.simulators.card.Validity;

/**
 * OCSP レスポンダーの鍵. Every authority delegates its answers to a responder that it certified for nothing
 * else (RFC 6960, 4.2.2.2), and asks nobody about that one (id-pkix-ocsp-nocheck).
 */
final class Responders {

  private static final int YEARS = 5;

  private final Map<String, CertificateAuthority> authorities;
  private final Map<String, Credential> responders;
  private final Credential stranger;

  Responders(Path directory, Map<String, CertificateAuthority> authorities, LocalDate epoch) {
    CredentialStore store = new CredentialStore(directory);
    Validity validity = Validity.days(epoch.minusDays(1), epoch.plusYears(YEARS));
    this.authorities = authorities;
    this.responders =
        authorities.entrySet().parallelStream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    entry ->
                        store.getOrMake(
                            entry.getKey(),
                            () ->
                                entry
                                    .getValue()
                                    .enrol(profile(entry.getKey(), validity), KeyPairs.EC_P256))));
    this.stranger =
        store.getOrMake(
            "stranger",
            () ->
                CertificateAuthority.selfSigned(
                        new X500Name("C=JP,CN=Stranger"), KeyPairs.EC_P256, validity)
                    .credential());
  }

  Map<String, CertificateAuthority> authorities() {
    return authorities;
  }

  /** The responder of that authority. */
  Credential of(String authority) {
    return responders.get(authority);
  }

  /** Signs as the credential, or with a key that nobody certified. */
  ContentSigner signer(Credential credential, Misbehaviour how) {
    Credential with = how == Misbehaviour.WRONG_SIGNATURE ? stranger : credential;
    String algorithm =
        with.key().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    try {
      return new JcaContentSignerBuilder(algorithm).build(with.key());
    } catch (OperatorCreationException e) {
      throw new KeyMaterialException("cannot sign", e);
    }
  }

  private static CertificateProfile profile(String authority, Validity validity) {
    return new CertificateProfile(
        new X500Name("C=JP,O=Tegata demo (fictitious),CN=OCSP responder of " + authority),
        validity,
        List.of(
            new CertificateProfile.Entry(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature)),
            new CertificateProfile.Entry(
                Extension.extendedKeyUsage,
                true,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning)),
            new CertificateProfile.Entry(
                OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE)));
  }
}
