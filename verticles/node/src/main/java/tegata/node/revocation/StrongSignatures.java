package tegata.node.revocation;

import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** The algorithms by which certificates, lists and answers may be signed; SHA-1 is none of them. */
public final class StrongSignatures {
  private static final Set<String> ALLOWED =
      Set.of(
          PKCSObjectIdentifiers.sha256WithRSAEncryption.getId(),
          PKCSObjectIdentifiers.sha384WithRSAEncryption.getId(),
          PKCSObjectIdentifiers.sha512WithRSAEncryption.getId(),
          X9ObjectIdentifiers.ecdsa_with_SHA256.getId(),
          X9ObjectIdentifiers.ecdsa_with_SHA384.getId(),
          X9ObjectIdentifiers.ecdsa_with_SHA512.getId());

  private StrongSignatures() {}

  public static boolean allow(String oid) {
    return ALLOWED.contains(oid);
  }

  public static boolean allow(ASN1ObjectIdentifier oid) {
    return allow(oid.getId());
  }
}
