package tegata.gateway.caller;

import io.vertx.core.http.HttpServerRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * The client certificate of a connection. Its chain, use and validity were checked in the TLS
 * handshake; a connection and a resumed session outlive that moment, so the end of validity is
 * asked again. Whether it was revoked is {@link ClientRevocation}'s to ask.
 *
 * @param thumbprint SHA-256 of the DER, base64url without padding ({@code x5t#S256}, RFC 8705)
 */
record ClientCertificate(String thumbprint, Instant notAfter, X509Certificate certificate) {
  private static final String KEY = "tegata.client-certificate";

  /** The certificate a request came with, empty where the connection has none. */
  static Optional<ClientCertificate> of(HttpServerRequest request) {
    return of(request.sslSession());
  }

  /** The certificate of a connection whose handshake is done. */
  static Optional<ClientCertificate> of(SSLSession session) {
    if (session.getValue(KEY) instanceof ClientCertificate known) {
      return Optional.of(known);
    }
    try {
      ClientCertificate certificate = of((X509Certificate) session.getPeerCertificates()[0]);
      session.putValue(KEY, certificate);
      return Optional.of(certificate);
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty();
    }
  }

  static ClientCertificate of(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return new ClientCertificate(
          Base64.getUrlEncoder().withoutPadding().encodeToString(digest),
          certificate.getNotAfter().toInstant(),
          certificate);
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException("every JDK digests a certificate", e);
    }
  }

  boolean isValidAt(Instant now) {
    return !now.isAfter(notAfter);
  }
}
