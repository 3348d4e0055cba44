package tegata.node.revocation;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import tegata.workers.fixture.TestCa;
import tegata.workers.fixture.TestCard;

/** A responder's answer; good and by the CA itself, until told otherwise. */
final class TestAnswer {
  private final Instant now;
  private PrivateKey key;
  private X509Certificate[] certificates;
  private X509Certificate responder;
  private String algorithm = "SHA256withRSA";
  private CertificateStatus status = CertificateStatus.GOOD;
  private Instant thisUpdate;
  private Instant nextUpdate;
  private BigInteger serial;
  private boolean withNonce = true;
  private byte[] nonce;
  private Extension extra;
  private Extension condition;

  TestAnswer(TestCa ca, Instant now) {
    this.now = now;
    this.key = ca.keys().getPrivate();
    this.responder = ca.certificate();
    this.certificates = new X509Certificate[0];
    this.thisUpdate = now;
    this.nextUpdate = now.plus(30, ChronoUnit.MINUTES);
  }

  TestAnswer signedBy(TestCard delegate) {
    this.key = delegate.keys().getPrivate();
    this.responder = delegate.certificate();
    this.certificates = new X509Certificate[] {delegate.certificate()};
    return this;
  }

  TestAnswer algorithm(String value) {
    this.algorithm = value;
    return this;
  }

  TestAnswer status(CertificateStatus value) {
    this.status = value;
    return this;
  }

  TestAnswer updates(Instant made, Instant next) {
    this.thisUpdate = made;
    this.nextUpdate = next;
    return this;
  }

  TestAnswer serial(long value) {
    this.serial = BigInteger.valueOf(value);
    return this;
  }

  TestAnswer withoutNonce() {
    this.withNonce = false;
    return this;
  }

  TestAnswer nonce(byte[] value) {
    this.nonce = value;
    return this;
  }

  TestAnswer extension(Extension value) {
    this.extra = value;
    return this;
  }

  /** On the whole answer, not on what it says of one certificate. */
  TestAnswer condition(Extension value) {
    this.condition = value;
    return this;
  }

  /** The DER of the answer to the DER of a question. */
  byte[] to(byte[] question) {
    try {
      OCSPReq asked = new OCSPReq(question);
      BasicOCSPRespBuilder answer =
          new BasicOCSPRespBuilder(
              new RespID(new JcaX509CertificateHolder(responder).getSubject()));
      answer.addResponse(
          id(asked.getRequestList()[0].getCertID()),
          status,
          Date.from(thisUpdate),
          nextUpdate == null ? null : Date.from(nextUpdate),
          extra == null ? null : new Extensions(extra));
      ExtensionsGenerator extensions = new ExtensionsGenerator();
      if (withNonce) {
        extensions.addExtension(
            nonce == null
                ? asked.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)
                : new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, nonce));
      }
      if (condition != null) {
        extensions.addExtension(condition);
      }
      if (!extensions.isEmpty()) {
        answer.setResponseExtensions(extensions.generate());
      }
      return new OCSPRespBuilder()
          .build(
              OCSPRespBuilder.SUCCESSFUL,
              answer.build(
                  new JcaContentSignerBuilder(algorithm).build(key), holders(), Date.from(now)))
          .getEncoded();
    } catch (IOException | GeneralSecurityException | OCSPException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private CertificateID id(CertificateID asked) {
    return serial == null ? asked : CertificateID.deriveCertificateID(asked, serial);
  }

  private X509CertificateHolder[] holders() throws GeneralSecurityException {
    X509CertificateHolder[] holders = new X509CertificateHolder[certificates.length];
    for (int i = 0; i < certificates.length; i++) {
      holders[i] = new JcaX509CertificateHolder(certificates[i]);
    }
    return holders;
  }
}
