package tegata.gateway.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import tegata.domain.identity.RevocationStatus;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;
import tegata.node.revocation.Revocation;
import tegata.node.sharing.SingleFlight;

/**
 * 施設の証明書の失効確認, when a token is issued and at every use of one. Good is remembered for a minute, a
 * refusal never; all who wait for the same certificate share one question. Belongs to one event
 * loop.
 */
final class ClientRevocation {
  private static final int MOST = 10_000;

  private final Vertx vertx;
  private final List<X509Certificate> authorities;
  private final Revocation revocation;
  private final SingleFlight<String, RevocationStatus> underWay = new SingleFlight<>();
  private final Cache<String, X509Certificate> signers =
      Caffeine.newBuilder().maximumSize(MOST).build();

  /**
   * @param authorities the pinned CAs of facilities; who is not signed by one of them directly is
   *     refused
   */
  ClientRevocation(Vertx vertx, List<X509Certificate> authorities, Revocation revocation) {
    this.vertx = vertx;
    this.authorities = List.copyOf(authorities);
    this.revocation = revocation;
  }

  /**
   * Goes on with a certificate that still holds.
   *
   * @return a failure with {@code client-certificate-revoked}, {@code client-certificate-missing}
   *     where it is none for clients or with names its CA may not certify, or {@code
   *     revocation-unknown} where nobody can say
   */
  Future<Void> require(ClientCertificate certificate) {
    return underWay
        .ask(certificate.thumbprint(), () -> ask(certificate))
        .compose(
            status ->
                switch (status) {
                  case GOOD -> Future.succeededFuture();
                  case REVOKED -> refuse(ProblemType.CLIENT_CERTIFICATE_REVOKED);
                  case UNKNOWN -> refuse(ProblemType.REVOCATION_UNKNOWN);
                });
  }

  private Future<RevocationStatus> ask(ClientCertificate client) {
    X509Certificate certificate = client.certificate();
    return authority(client)
        .compose(
            authority ->
                ClientProfile.fits(authority, certificate)
                    ? revocation.check(certificate, authority)
                    : Future.failedFuture(new Problem(ProblemType.CLIENT_CERTIFICATE_MISSING)))
        .recover(
            e ->
                e instanceof Problem
                    ? Future.failedFuture(e)
                    : Future.succeededFuture(RevocationStatus.UNKNOWN));
  }

  /** Which CA signed a certificate never changes, and is found out beside the event loop. */
  private Future<X509Certificate> authority(ClientCertificate client) {
    X509Certificate known = signers.getIfPresent(client.thumbprint());
    return known != null
        ? Future.succeededFuture(known)
        : vertx
            .executeBlocking(() -> authorityOf(client.certificate()), false)
            .onSuccess(found -> signers.put(client.thumbprint(), found));
  }

  /** Generations of a CA share their name, so the signature decides. */
  private X509Certificate authorityOf(X509Certificate certificate) throws GeneralSecurityException {
    for (X509Certificate authority : authorities) {
      if (signed(authority, certificate)) {
        return authority;
      }
    }
    throw new GeneralSecurityException("no pinned CA signed the certificate");
  }

  private static boolean signed(X509Certificate authority, X509Certificate certificate) {
    try {
      certificate.verify(authority.getPublicKey());
      return certificate.getIssuerX500Principal().equals(authority.getSubjectX500Principal());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static Future<Void> refuse(ProblemType type) {
    return Future.failedFuture(new Problem(type));
  }
}
