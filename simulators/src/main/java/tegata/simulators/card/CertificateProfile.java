package tegata.simulators.card;

import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;

/** What an authority is asked to certify: whose key, for how long, for which use. */
public record CertificateProfile(X500Name subject, Validity validity, List<Entry> extensions) {

  /** One X.509 extension. */
  public record Entry(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {}
}
