package tegata.gateway.insurer;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.contract.EligibilityApi.ByNumber;
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
import tegata.gateway.insurer.InsurerFailure.Kind;
import tegata.node.sharing.SingleFlight;

/**
 * 保険者. Puts a question to the insurer it belongs to. The message out is written anew from what was
 * understood, and the answer is understood before anything is done with it: no bytes are relayed.
 */
public final class Insurers {
  private static final Logger LOG = LoggerFactory.getLogger(Insurers.class);

  /** 限度額情報: asked for always, needs no consent since 2024-10-07. */
  private static final String WITH_LIMITS = "1";

  private record Asked(Asker asker, LocalDate confirmationDate, ByNumber question) {}

  private final InsurerTable table;
  private final InsurerFile file;
  private final Duration deadline;
  private final SingleFlight<Asked, OqsResponse> underWay = new SingleFlight<>();

  /**
   * @param table the file of the ways out, see {@link InsurersConfig}
   * @param deadline after which an answer is given up, whoever asks: what is learnt of an insurer
   *     is learnt of it at a desk's patience
   */
  public Insurers(
      Vertx vertx, Path table, InsurerTls tls, Duration deadline, MeterRegistry registry) {
    InsurerMetrics metrics = new InsurerMetrics(registry);
    this.table = new InsurerTable(vertx, tls, metrics);
    this.deadline = deadline;
    this.file = new InsurerFile(vertx, table, this.table, metrics);
  }

  /** Reads the table for the first time; nothing can be asked before. */
  public Future<Void> open() {
    return file.open();
  }

  /** How logs and metrics call the insurer of a number. */
  public Optional<String> nameOf(String insurerNumber) {
    return table.of(insurerNumber).map(backend -> backend.metrics().insurer());
  }

  /**
   * Asks the insurer of a person. The same asker's same question while one is under way is not
   * asked again; each still hears the answer.
   *
   * @return an answer that belongs to the question, or a failure that is always an {@link
   *     InsurerFailure}
   */
  public Future<OqsResponse> ask(Asker asker, LocalDate confirmationDate, ByNumber question) {
    return underWay.ask(
        new Asked(asker, confirmationDate, question),
        () ->
            table
                .of(question.insured().insurerNumber())
                .map(
                    backend ->
                        ask(backend, asker.purpose(), request(asker, confirmationDate, question)))
                .orElseGet(() -> noWay(asker, question.insured().insurerNumber())));
  }

  /** Of a number that somebody typed there is no line: it is theirs to check. */
  private static Future<OqsResponse> noWay(Asker asker, String insurerNumber) {
    if (!asker.gaveTheNumber()) {
      LOG.warn("no way to insurer {}, whose member was asked for", insurerNumber);
    }
    return Future.failedFuture(
        new InsurerFailure(Kind.NO_ROUTE, "No insurer is known by this 保険者番号."));
  }

  private Future<OqsResponse> ask(Backend backend, Asker.Purpose purpose, OqsRequest request) {
    AnswerCheck check = new AnswerCheck(request);
    return backend
        .ask(
            purpose,
            Buffer.buffer(OqsXml.write(request, OqsEncoding.UTF_8)),
            deadline,
            body -> understood(backend, check, body))
        .onSuccess(x -> backend.metrics().ended("answered"))
        .onFailure(e -> tell(backend, e));
  }

  /**
   * Each attempt's answer comes by here. One about somebody else is an alarm even where a hedge was
   * answered rightly and nobody is told of it.
   */
  private static OqsResponse understood(Backend backend, AnswerCheck check, Buffer body) {
    try {
      return check.require(read(body));
    } catch (InsurerFailure failure) {
      if (failure.kind() == Kind.MISMATCHED) {
        backend.metrics().mismatched();
        LOG.error(
            "ALARM insurer {}: {} Nothing of it was shown.",
            backend.metrics().insurer(),
            failure.getMessage());
      }
      throw failure;
    }
  }

  /** One line for each question that failed; a mismatch has its own already. */
  private static void tell(Backend backend, Throwable e) {
    String insurer = backend.metrics().insurer();
    if (!(e instanceof InsurerFailure failure)) {
      backend.metrics().ended("internal");
      LOG.error("insurer {}: its answer could not be handled", insurer, e);
      return;
    }
    backend.metrics().ended(failure.kind().word());
    if (failure.kind() != Kind.MISMATCHED) {
      LOG.warn("insurer {}: {}", insurer, failure.getMessage());
    }
  }

  private static OqsRequest request(Asker asker, LocalDate day, ByNumber question) {
    InsuredNumber insured = question.insured();
    return new OqsRequest(
        new RequestHeader(Optional.of(day), asker.facility(), UUID.randomUUID().toString()),
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
                    Kind.BROKEN,
                    "The insurer's answer cannot be read: " + parsed.errors().get(0).code() + "."));
  }
}
