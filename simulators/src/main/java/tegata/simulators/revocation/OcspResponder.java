package tegata.simulators.revocation;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import tegata.simulators.card.CertificateAuthority;
import tegata.simulators.card.KeyMaterialException;

/** OCSP (RFC 6960) for all authorities; the question names its own by the hash of its key. */
final class OcspResponder {

  private static final Duration GOOD_FOR = Duration.ofHours(1);
  private static final byte[] OTHER_NONCE = new byte[32];

  private final Responders responders;
  private final RevocationRegister register;
  private final Clock clock;

  OcspResponder(Responders responders, RevocationRegister register, Clock clock) {
    this.responders = responders;
    this.register = register;
    this.clock = clock;
  }

  /** The DER of the answer to the DER of a question, whatever that is. */
  byte[] answer(byte[] question) {
    Misbehaviour how = register.ocsp();
    try {
      return how == Misbehaviour.TRY_LATER
          ? error(OCSPRespBuilder.TRY_LATER)
          : answer(new OCSPReq(question), how).getEncoded();
    } catch (IOException | IllegalArgumentException e) {
      return error(OCSPRespBuilder.MALFORMED_REQUEST);
    } catch (OCSPException | GeneralSecurityException | OperatorCreationException e) {
      throw new KeyMaterialException("cannot answer an OCSP question", e);
    }
  }

  private OCSPResp answer(OCSPReq question, Misbehaviour how)
      throws OCSPException, GeneralSecurityException, OperatorCreationException {
    DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
    Optional<String> authority = authority(question.getRequestList()[0].getCertID(), digests);
    if (authority.isEmpty()) {
      return new OCSPRespBuilder().build(OCSPRespBuilder.UNAUTHORIZED, null);
    }
    var responder = responders.of(authority.get());
    X509CertificateHolder certificate = new JcaX509CertificateHolder(responder.certificate());
    BasicOCSPRespBuilder answer = new BasicOCSPRespBuilder(new RespID(certificate.getSubject()));
    Span span = Span.of(clock, how, GOOD_FOR);
    for (Req one : question.getRequestList()) {
      CertificateID id = one.getCertID();
      answer.addResponse(
          id, status(authority.get(), id.getSerialNumber(), how), span.from(), span.to(), null);
    }
    Extension nonce = question.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    if (nonce != null) {
      answer.setResponseExtensions(new Extensions(echo(nonce, how)));
    }
    return new OCSPRespBuilder()
        .build(
            OCSPRespBuilder.SUCCESSFUL,
            answer.build(
                responders.signer(responder, how),
                new X509CertificateHolder[] {certificate},
                Date.from(clock.instant())));
  }

  private Optional<String> authority(CertificateID id, DigestCalculatorProvider digests)
      throws OCSPException, GeneralSecurityException {
    for (Map.Entry<String, CertificateAuthority> known : responders.authorities().entrySet()) {
      if (id.matchesIssuer(new JcaX509CertificateHolder(known.getValue().certificate()), digests)) {
        return Optional.of(known.getKey());
      }
    }
    return Optional.empty();
  }

  private CertificateStatus status(String authority, BigInteger serial, Misbehaviour how) {
    if (how == Misbehaviour.UNKNOWN || !register.knows(authority, serial)) {
      return new UnknownStatus();
    }
    return register
        .revoked(authority, serial)
        .<CertificateStatus>map(entry -> new RevokedStatus(entry.date(), entry.reason()))
        .orElse(CertificateStatus.GOOD);
  }

  private static Extension echo(Extension nonce, Misbehaviour how) {
    return how == Misbehaviour.WRONG_NONCE
        ? new Extension(nonce.getExtnId(), false, octets(OTHER_NONCE))
        : nonce;
  }

  private static byte[] octets(byte[] value) {
    try {
      return new DEROctetString(value).getEncoded();
    } catch (IOException e) {
      throw new KeyMaterialException("cannot encode a nonce", e);
    }
  }

  private static byte[] error(int status) {
    try {
      return new OCSPRespBuilder().build(status, null).getEncoded();
    } catch (OCSPException | IOException e) {
      throw new KeyMaterialException("cannot encode an OCSP error", e);
    }
  }
}
