package tegata.workers.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import tegata.node.ConfigException;
import tegata.node.revocation.StrongSignatures;

/**
 * 利用者証明用電子証明書とその署名を検査する。Path to a pinned CA, policy, key usage, key and signature; the term of
 * validity is reported rather than judged, because eligibility may still be asked for three months
 * after it. Revocation is {@link CheckCard}'s to ask.
 */
public final class CardVerifier {
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NON_REPUDIATION = 1;
  private static final int MIN_RSA_BITS = 2048;
  private static final int MAX_CERTIFICATE_BYTES = 8 * 1024;
  private static final BouncyCastleProvider BC = new BouncyCastleProvider();

  /**
   * A card that proved to hold its key.
   *
   * @param authority the pinned generation of the CA that signed the certificate
   */
  public record VerifiedCard(
      String issuer,
      String serial,
      LocalDate expiresOn,
      X509Certificate certificate,
      X509Certificate authority) {}

  private final Set<TrustAnchor> anchors;
  private final Set<String> policies;
  private final Clock clock;

  public CardVerifier(Path caFile, Set<String> policies, Clock clock) {
    this.anchors = anchors(caFile);
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * The card that signed, or empty when any check fails.
   *
   * @param certificate DER, base64
   * @param signature SHA256withRSA over the UTF-8 bytes of {@code text}, base64
   */
  public Optional<VerifiedCard> verify(String text, String certificate, String signature) {
    try {
      X509Certificate leaf = parse(Base64.getDecoder().decode(certificate));
      checkUsage(leaf);
      X509Certificate authority = checkPath(leaf);
      checkSignature(leaf, text, Base64.getDecoder().decode(signature));
      return Optional.of(
          new VerifiedCard(
              leaf.getIssuerX500Principal().getName(X500Principal.RFC2253),
              serial(leaf),
              LocalDate.ofInstant(leaf.getNotAfter().toInstant(), clock.getZone()),
              leaf,
              authority));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static X509Certificate parse(byte[] der) throws GeneralSecurityException {
    if (der.length > MAX_CERTIFICATE_BYTES) {
      throw new GeneralSecurityException("too large for a certificate");
    }
    return (X509Certificate)
        CertificateFactory.getInstance("X.509", BC)
            .generateCertificate(new ByteArrayInputStream(der));
  }

  /** A 署名用 certificate (nonRepudiation) must never serve as a login. */
  private static void checkUsage(X509Certificate leaf) throws GeneralSecurityException {
    boolean[] usage = leaf.getKeyUsage();
    boolean forAuthentication =
        usage != null && usage[DIGITAL_SIGNATURE] && !usage[NON_REPUDIATION];
    boolean strong =
        leaf.getPublicKey() instanceof RSAPublicKey rsa
            && rsa.getModulus().bitLength() >= MIN_RSA_BITS;
    if (!forAuthentication
        || !strong
        || !StrongSignatures.allow(leaf.getSigAlgOID())
        || leaf.getBasicConstraints() >= 0) {
      throw new GeneralSecurityException("not a certificate for user authentication");
    }
  }

  /** Judged as of now, or as of the last valid moment of a certificate that has expired since. */
  private X509Certificate checkPath(X509Certificate leaf) throws GeneralSecurityException {
    Instant now = clock.instant();
    Instant last = leaf.getNotAfter().toInstant();
    PKIXParameters parameters = new PKIXParameters(anchors);
    parameters.setRevocationEnabled(false);
    parameters.setInitialPolicies(policies);
    parameters.setExplicitPolicyRequired(true);
    parameters.setDate(Date.from(now.isAfter(last) ? last : now));
    PKIXCertPathValidatorResult path =
        (PKIXCertPathValidatorResult)
            CertPathValidator.getInstance("PKIX")
                .validate(
                    CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf)),
                    parameters);
    X509Certificate authority = path.getTrustAnchor().getTrustedCert();
    authority.checkValidity(parameters.getDate());
    if (!Arrays.equals(
        leaf.getIssuerX500Principal().getEncoded(),
        authority.getSubjectX500Principal().getEncoded())) {
      throw new GeneralSecurityException("the issuer's name is written otherwise");
    }
    return authority;
  }

  private static void checkSignature(X509Certificate leaf, String text, byte[] signature)
      throws GeneralSecurityException {
    Signature verifier = Signature.getInstance("SHA256withRSA", BC);
    verifier.initVerify(leaf.getPublicKey());
    verifier.update(text.getBytes(StandardCharsets.UTF_8));
    if (!verifier.verify(signature)) {
      throw new GeneralSecurityException("the signature does not fit");
    }
  }

  private static String serial(X509Certificate leaf) throws GeneralSecurityException {
    RDN[] names =
        X500Name.getInstance(leaf.getSubjectX500Principal().getEncoded()).getRDNs(BCStyle.CN);
    if (names.length != 1) {
      throw new GeneralSecurityException("no 発行番号 in the subject");
    }
    return IETFUtils.valueToString(names[0].getFirst().getValue());
  }

  private static Set<TrustAnchor> anchors(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Set<TrustAnchor> anchors =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(ca -> new TrustAnchor((X509Certificate) ca, null))
              .collect(Collectors.toUnmodifiableSet());
      if (anchors.isEmpty()) {
        throw new ConfigException("no CA certificate in " + file);
      }
      return anchors;
    } catch (IOException | GeneralSecurityException e) {
      throw new ConfigException("cannot read the CA certificates in " + file);
    }
  }
}
