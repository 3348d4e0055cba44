package tegata.node.revocation;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import tegata.domain.identity.RevocationStatus;

/** 一件ごとの問い合わせ (OCSP) at the configured responder. */
final class OcspChecker implements RevocationChecker {
  private static final int MOST_BYTES = 16 * 1024;

  private final Vertx vertx;
  private final BoundedFetch fetch;
  private final URI responder;
  private final Freshness freshness;
  private final Clock clock;

  OcspChecker(Vertx vertx, BoundedFetch fetch, URI responder, Freshness freshness, Clock clock) {
    this.vertx = vertx;
    this.fetch = fetch;
    this.responder = responder;
    this.freshness = freshness;
    this.clock = clock;
  }

  @Override
  public Future<RevocationStatus> check(X509Certificate certificate, X509Certificate authority) {
    return vertx
        .executeBlocking(() -> OcspQuery.about(certificate, authority), false)
        .compose(query -> ask(query, authority));
  }

  private Future<RevocationStatus> ask(OcspQuery query, X509Certificate authority) {
    return fetch
        .post(responder, "application/ocsp-request", Buffer.buffer(query.der()), MOST_BYTES)
        .compose(
            answer ->
                vertx.executeBlocking(
                    () ->
                        new OcspReply(query, freshness, clock.instant())
                            .status(answer.getBytes(), authority),
                    false));
  }
}
