package tegata.gateway.insurer;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.TrustOptions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.contract.EligibilityApi.ByNumber;
import tegata.contract.EligibilityApi.Forwarded;
import tegata.domain.eligibility.InsuredNumber;
import tegata.formats.Parsed;
import tegata.formats.oqs.OqsEncoding;
import tegata.formats.oqs.OqsRequest;
import tegata.formats.oqs.OqsResponse;
import tegata.formats.oqs.OqsXml;
import tegata.formats.oqs.QualificationConfirmSearchInfo;
import tegata.formats.oqs.Received;
import tegata.formats.oqs.RequestBody;
import tegata.formats.oqs.RequestHeader;

/**
 * 保険者. Puts a question to the insurer it belongs to. The message out is written anew from what was
 * understood, and the answer is understood before anything is done with it: no bytes are relayed.
 */
public final class Insurers {
  private static final Logger LOG = LoggerFactory.getLogger(Insurers.class);

  /** 限度額情報: asked for always, needs no consent since 2024-10-07. */
  private static final String WITH_LIMITS = "1";

  private record Way(InsurerConfig config, InsurerClient client) {}

  private final InsurerRoutes<Way> ways;

  /**
   * @param trust CAs of the backends' certificates
   */
  public Insurers(Vertx vertx, List<InsurerConfig> insurers, TrustOptions trust) {
    this.ways =
        InsurerRoutes.of(
            insurers.stream()
                .map(config -> new Way(config, new InsurerClient(vertx, config, trust)))
                .toList(),
            way -> way.config().numbers());
  }

  /**
   * Asks the insurer of a person.
   *
   * @param facility 医療機関コード of who asks
   * @return an answer that belongs to the question, or a failure that is always an {@link
   *     InsurerFailure}
   */
  public Future<OqsResponse> ask(
      String facility, LocalDate confirmationDate, ByNumber question, Duration deadline) {
    Optional<Way> way = ways.of(question.insured().insurerNumber());
    if (way.isEmpty()) {
      return Future.failedFuture(
          new InsurerFailure(Forwarded.NO_ROUTE, "No insurer is known by this 保険者番号."));
    }
    OqsRequest request = request(facility, confirmationDate, question);
    return way.get()
        .client()
        .exchange(Buffer.buffer(OqsXml.write(request, OqsEncoding.UTF_8)), deadline)
        .map(body -> new AnswerCheck(request).require(read(body)))
        .onFailure(
            e -> LOG.warn("insurer {}: {}", way.get().config().nameOrNumber(), e.getMessage()));
  }

  private static OqsRequest request(String facility, LocalDate day, ByNumber question) {
    InsuredNumber insured = question.insured();
    return new OqsRequest(
        new RequestHeader(Optional.of(day), facility, UUID.randomUUID().toString()),
        new RequestBody(
            new QualificationConfirmSearchInfo(
                insured.insurerNumber(),
                insured.symbol().orElse(""),
                insured.number(),
                insured.branch().orElse(""),
                Optional.of(question.birthdate()),
                WITH_LIMITS,
                "")));
  }

  private static OqsResponse read(Buffer body) {
    Parsed<Received<OqsResponse>> parsed = OqsXml.readResponse(body.getBytes());
    return parsed
        .value()
        .map(Received::message)
        .orElseThrow(
            () ->
                new InsurerFailure(
                    Forwarded.BAD_ANSWER,
                    "The insurer's answer cannot be read: " + parsed.errors().get(0).code() + "."));
  }
}
