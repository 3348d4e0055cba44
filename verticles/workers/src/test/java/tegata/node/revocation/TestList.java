package tegata.node.revocation;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import tegata.workers.fixture.TestCa;

/** A CA's list; empty and of today, until told otherwise. */
final class TestList {
  private final TestCa ca;
  private final Instant made;
  private Instant next;
  private String algorithm = "SHA256withRSA";
  private BigInteger revoked;
  private ASN1ObjectIdentifier extra;
  private ASN1Encodable extraValue;

  TestList(TestCa ca, Instant made) {
    this.ca = ca;
    this.made = made;
    this.next = made.plus(1, ChronoUnit.DAYS);
  }

  TestList next(Instant value) {
    this.next = value;
    return this;
  }

  TestList algorithm(String value) {
    this.algorithm = value;
    return this;
  }

  TestList revoking(long serial) {
    this.revoked = BigInteger.valueOf(serial);
    return this;
  }

  TestList critical(ASN1ObjectIdentifier id, ASN1Encodable value) {
    this.extra = id;
    this.extraValue = value;
    return this;
  }

  byte[] der() {
    try {
      X509v2CRLBuilder list = new X509v2CRLBuilder(ca.name(), Date.from(made));
      if (next != null) {
        list.setNextUpdate(Date.from(next));
      }
      if (revoked != null) {
        list.addCRLEntry(revoked, Date.from(made), CRLReason.keyCompromise);
      }
      if (extra != null) {
        list.addExtension(extra, true, extraValue);
      }
      return list.build(new JcaContentSignerBuilder(algorithm).build(ca.keys().getPrivate()))
          .getEncoded();
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }
}
