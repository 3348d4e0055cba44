package tegata.gateway;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tegata.gateway.batch.BatchesConfig;
import tegata.gateway.limit.LimitsConfig;
import tegata.node.connection.Deadlines;
import tegata.node.revocation.RevocationConfig;

/**
 * {@code gateway.json}: where the gateway listens, whom it trusts and where the ways to the
 * insurers stand. Files are PEM; a secret is named by its file only.
 *
 * @param port 0 for any free one
 * @param publicUrl the gateway's own base URL without trailing slash: issuer and audience of its
 *     tokens
 * @param certificate server certificate with its chain
 * @param key private key of the server certificate
 * @param clientCas CAs that sign the client certificates of facilities
 * @param revocation where revocation of those certificates is asked
 * @param tokenKey EC P-256 private key (PKCS#8) that signs access tokens
 * @param knownTokenKeys PEM of other public keys whose tokens are taken: during a rotation the next
 *     one, then the last one
 * @param tokenLifetime at most 10 minutes, which is also the default
 * @param insurerCa CAs trusted for the insurers' backends
 * @param insurerCertificate the gateway's client certificate towards them, with its chain; absent
 *     together with its key where none demands one
 * @param insurerKey private key of that certificate
 * @param insurers file with the ways out by 保険者番号, read again when it changes
 * @param forwardDeadline after which an insurer's answer is given up, from the question's start,
 *     whoever asks; default 5 s
 * @param inquireDeadline after which a patient's own page shows what is held, while the answer may
 *     still come; default 1.8 s, inside the 2 s of {@code insurer.inquire}
 * @param receiveDeadline in which a request's head, and then its body, must have arrived; default 9
 *     s
 * @param answerDeadline in which an answer must have been made and read; default 30 s
 * @param limits how often may be asked
 * @param batches how large a file of an insurer may be, and how long it may take
 */
public record GatewayConfig(
    String host,
    int port,
    String publicUrl,
    String certificate,
    String key,
    List<String> clientCas,
    RevocationConfig revocation,
    String tokenKey,
    Optional<String> knownTokenKeys,
    Optional<Duration> tokenLifetime,
    String insurerCa,
    Optional<String> insurerCertificate,
    Optional<String> insurerKey,
    String insurers,
    Optional<Duration> forwardDeadline,
    Optional<Duration> inquireDeadline,
    Optional<Duration> receiveDeadline,
    Optional<Duration> answerDeadline,
    Optional<LimitsConfig> limits,
    Optional<BatchesConfig> batches) {
  private static final Duration MAX_TOKEN_LIFETIME = Duration.ofMinutes(10);

  public GatewayConfig {
    clientCas = List.copyOf(clientCas);
    if (revocation == null || revocation.renewals().isPresent()) {
      throw new IllegalArgumentException("revocation is needed, and has no renewals here");
    }
    URI url = URI.create(publicUrl);
    if (!"https".equals(url.getScheme()) || publicUrl.endsWith("/")) {
      throw new IllegalArgumentException("publicUrl must be https and end without a slash");
    }
    if (insurerCertificate.isPresent() != insurerKey.isPresent()) {
      throw new IllegalArgumentException("insurerCertificate and insurerKey belong together");
    }
    if (tokenLifetime.filter(l -> l.compareTo(MAX_TOKEN_LIFETIME) > 0).isPresent()) {
      throw new IllegalArgumentException("tokenLifetime must not be longer than 10 minutes");
    }
  }

  /** How long an access token is valid. */
  public Duration tokenLifetimeOrDefault() {
    return tokenLifetime.orElse(MAX_TOKEN_LIFETIME);
  }

  /** Deadline of a question to an insurer. */
  public Duration forwardDeadlineOrDefault() {
    return forwardDeadline.orElse(Duration.ofSeconds(5));
  }

  /** How long a patient's own page waits for an insurer. */
  public Duration inquireDeadlineOrDefault() {
    return inquireDeadline.orElse(Duration.ofMillis(1_800));
  }

  /** In which a request's head, and then its body, must have arrived. */
  public Duration receiveDeadlineOrDefault() {
    return receiveDeadline.orElse(Deadlines.RECEIVE);
  }

  /** In which an answer must have been made and read. */
  public Duration answerDeadlineOrDefault() {
    return answerDeadline.orElse(Duration.ofSeconds(30));
  }

  /** How often may be asked. */
  public LimitsConfig limitsOrDefault() {
    return limits.orElse(LimitsConfig.DEFAULT);
  }

  /** How large a file of an insurer may be, and how long it may take. */
  public BatchesConfig batchesOrDefault() {
    return batches.orElse(BatchesConfig.DEFAULT);
  }

  /** The same with every relative file name taken from a directory. */
  public GatewayConfig within(Path directory) {
    return new GatewayConfig(
        host,
        port,
        publicUrl,
        at(directory, certificate),
        at(directory, key),
        clientCas.stream().map(ca -> at(directory, ca)).toList(),
        revocation.within(directory),
        at(directory, tokenKey),
        knownTokenKeys.map(file -> at(directory, file)),
        tokenLifetime,
        at(directory, insurerCa),
        insurerCertificate.map(file -> at(directory, file)),
        insurerKey.map(file -> at(directory, file)),
        at(directory, insurers),
        forwardDeadline,
        inquireDeadline,
        receiveDeadline,
        answerDeadline,
        limits,
        batches);
  }

  private static String at(Path directory, String file) {
    return directory.resolve(file).toString();
  }
}
