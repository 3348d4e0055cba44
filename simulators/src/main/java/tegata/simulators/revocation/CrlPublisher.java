package tegata.simulators.revocation;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import tegata.simulators.card.CertificateAuthority;
import tegata.simulators.card.KeyMaterialException;

/** 失効リスト (CRL), signed by the authority itself, made anew whenever it is asked for. */
final class CrlPublisher {

  private static final Duration GOOD_FOR = Duration.ofHours(24);

  private final Responders responders;
  private final RevocationRegister register;
  private final Clock clock;

  CrlPublisher(Responders responders, RevocationRegister register, Clock clock) {
    this.responders = responders;
    this.register = register;
    this.clock = clock;
  }

  boolean publishes(String authority) {
    return responders.authorities().containsKey(authority);
  }

  /** The DER of the authority's list. */
  byte[] list(String authority) {
    Misbehaviour how = register.crl();
    CertificateAuthority ca = responders.authorities().get(authority);
    Span span = Span.of(clock, how, GOOD_FOR);
    try {
      X509v2CRLBuilder list =
          new X509v2CRLBuilder(
              new JcaX509CertificateHolder(ca.certificate()).getSubject(), span.from());
      list.setNextUpdate(span.to());
      for (Revoked entry : register.revokedBy(authority)) {
        list.addCRLEntry(entry.certificate().serial(), entry.date(), entry.reason());
      }
      list.addExtension(
          Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(clock.millis())));
      list.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(ca.certificate()));
      return list.build(responders.signer(ca.credential(), how)).getEncoded();
    } catch (IOException | GeneralSecurityException e) {
      throw new KeyMaterialException("cannot make the list of " + authority, e);
    }
  }
}
