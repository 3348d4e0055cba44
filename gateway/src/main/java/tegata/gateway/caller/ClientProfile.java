package tegata.gateway.caller;

import java.io.IOException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * What a facility's certificate must say besides being signed by a CA of facilities. Java's TLS
 * lets a certificate pass that names no use at all, and does not look at the name constraints of a
 * CA that is trusted itself (RFC 5280 §6.1 leaves them to whoever trusts it).
 */
final class ClientProfile {
  private ClientProfile() {}

  /** Whether a certificate is one for clients, with names that its CA may certify. */
  static boolean fits(X509Certificate authority, X509Certificate certificate) {
    try {
      return isForClients(certificate) && isWithinNames(authority, certificate);
    } catch (IOException | CertificateParsingException e) {
      return false;
    }
  }

  private static boolean isForClients(X509Certificate certificate)
      throws CertificateParsingException {
    List<String> uses = certificate.getExtendedKeyUsage();
    return uses != null && uses.contains(KeyPurposeId.id_kp_clientAuth.getId());
  }

  private static boolean isWithinNames(X509Certificate authority, X509Certificate certificate)
      throws IOException {
    byte[] constraints = authority.getExtensionValue(Extension.nameConstraints.getId());
    if (constraints == null) {
      return true;
    }
    X509CertSelector named = new X509CertSelector();
    named.setNameConstraints(ASN1OctetString.getInstance(constraints).getOctets());
    return named.match(certificate);
  }
}
