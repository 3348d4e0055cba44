package tegata.simulators.card;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * Certificates for TLS: servers on this machine, clients of facilities and insurers, members; and
 * for what they sign.
 */
public final class TlsProfile {

  private static final KeyPurposeId DOCUMENT_SIGNING =
      KeyPurposeId.getInstance(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.3.36"));

  private TlsProfile() {}

  /** A server reached as {@code localhost} or {@code 127.0.0.1}. */
  public static CertificateProfile server(String name, Validity validity) {
    return localhost(name, validity, KeyPurposeId.id_kp_serverAuth);
  }

  /** A cluster member, which is server and client of its peers. */
  public static CertificateProfile member(String name, Validity validity) {
    return localhost(name, validity, KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth);
  }

  /** A client: {@code CN} is its client id, {@code O} the name of the institution. */
  public static CertificateProfile client(String clientId, String organization, Validity validity) {
    return withPurposes(
        subject(clientId, organization), validity, List.of(), KeyPurposeId.id_kp_clientAuth);
  }

  /** Signs documents (RFC 9336); {@code O} is who answers for them. */
  public static CertificateProfile documents(String organization, Validity validity) {
    return withPurposes(subject("documents", organization), validity, List.of(), DOCUMENT_SIGNING);
  }

  private static CertificateProfile localhost(
      String name, Validity validity, KeyPurposeId... purposes) {
    GeneralNames names =
        new GeneralNames(
            new GeneralName[] {
              new GeneralName(GeneralName.dNSName, "localhost"),
              new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            });
    return withPurposes(
        subject(name, "Tegata demo"),
        validity,
        List.of(new CertificateProfile.Entry(Extension.subjectAlternativeName, false, names)),
        purposes);
  }

  private static CertificateProfile withPurposes(
      X500Name subject,
      Validity validity,
      List<CertificateProfile.Entry> more,
      KeyPurposeId... purposes) {
    List<CertificateProfile.Entry> extensions = new ArrayList<>(more);
    extensions.add(
        new CertificateProfile.Entry(
            Extension.basicConstraints, true, new BasicConstraints(false)));
    extensions.add(
        new CertificateProfile.Entry(
            Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature)));
    extensions.add(
        new CertificateProfile.Entry(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes)));
    return new CertificateProfile(subject, validity, extensions);
  }

  private static X500Name subject(String commonName, String organization) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.C, "JP")
        .addRDN(BCStyle.O, organization)
        .addRDN(BCStyle.CN, commonName)
        .build();
  }
}
