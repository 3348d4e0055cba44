package tegata.simulators.card;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;

/**
 * 電子証明書のプロファイル. What stands in the certificates of a card. A 利用者証明用 certificate names no one: its
 * subject is the 発行番号 alone.
 */
public final class JpkiProfile {

  /** 利用者証明用電子証明書 (JPKI certificate policy). */
  public static final String USER_AUTHENTICATION = "1.2.392.200149.8.5.1.3.30";

  /** 署名用電子証明書. */
  public static final String DIGITAL_SIGNATURE = "1.2.392.200149.8.5.1.1.20";

  /** Staff cards; an arc reserved for documentation (2.999), so that it can mean nobody's. */
  public static final String STAFF = "2.999.392.1.1";

  private static final ASN1ObjectIdentifier JPKI_NAME =
      new ASN1ObjectIdentifier("1.2.392.200149.8.5.5.1");

  private JpkiProfile() {}

  /** 利用者証明用: proves who holds the card, says nothing about them. */
  public static CertificateProfile userAuthentication(
      String cardId, Validity validity, RevocationUrls revocation) {
    return card(cardId, validity, USER_AUTHENTICATION, KeyUsage.digitalSignature, revocation);
  }

  /** 署名用: signs documents, carries the holder's name; not for login. */
  public static CertificateProfile digitalSignature(
      String cardId, String holder, Validity validity, RevocationUrls revocation) {
    CertificateProfile profile =
        card(
            cardId,
            validity,
            DIGITAL_SIGNATURE,
            KeyUsage.digitalSignature | KeyUsage.nonRepudiation,
            revocation);
    List<CertificateProfile.Entry> extensions = new ArrayList<>(profile.extensions());
    extensions.add(
        new CertificateProfile.Entry(Extension.subjectAlternativeName, false, named(holder)));
    return new CertificateProfile(profile.subject(), validity, extensions);
  }

  /** 職員カード: for staff of insurers and operators. */
  public static CertificateProfile staff(
      String cardId, Validity validity, RevocationUrls revocation) {
    return card(cardId, validity, STAFF, KeyUsage.digitalSignature, revocation);
  }

  private static CertificateProfile card(
      String cardId, Validity validity, String policy, int usage, RevocationUrls revocation) {
    return new CertificateProfile(
        new X500Name("C=JP,CN=" + cardId),
        validity,
        List.of(
            new CertificateProfile.Entry(Extension.keyUsage, true, new KeyUsage(usage)),
            new CertificateProfile.Entry(
                Extension.certificatePolicies,
                true,
                new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier(policy)))),
            new CertificateProfile.Entry(
                Extension.issuerAlternativeName,
                false,
                new GeneralNames(new GeneralName(new X500Name("C=JP,O=公的個人認証サービス")))),
            new CertificateProfile.Entry(
                Extension.cRLDistributionPoints, false, crl(revocation.crl())),
            new CertificateProfile.Entry(
                Extension.authorityInfoAccess, false, ocsp(revocation.ocsp()))));
  }

  private static CRLDistPoint crl(String url) {
    GeneralNames names = new GeneralNames(uri(url));
    return new CRLDistPoint(
        new DistributionPoint[] {
          new DistributionPoint(new DistributionPointName(names), null, null)
        });
  }

  private static AuthorityInformationAccess ocsp(String url) {
    return new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, uri(url));
  }

  private static GeneralName uri(String url) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, url);
  }

  private static GeneralNames named(String holder) {
    ASN1EncodableVector otherName = new ASN1EncodableVector();
    otherName.add(JPKI_NAME);
    otherName.add(new DERTaggedObject(true, 0, new DERUTF8String(holder)));
    return new GeneralNames(new GeneralName(GeneralName.otherName, new DERSequence(otherName)));
  }
}
