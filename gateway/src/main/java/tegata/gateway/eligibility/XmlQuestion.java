package tegata.gateway.eligibility;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import tegata.contract.EligibilityApi.Admit;
import tegata.contract.EligibilityApi.Admitted;
import tegata.contract.EligibilityApi.ByNumber;
import tegata.contract.EligibilityApi.Recorded;
import tegata.formats.Finding;
import tegata.formats.Parsed;
import tegata.formats.oqs.OqsRequest;
import tegata.formats.oqs.OqsResponse;
import tegata.formats.oqs.OqsXml;
import tegata.formats.oqs.QualificationConfirmSearchInfo;
import tegata.formats.oqs.Received;
import tegata.gateway.body.MediaType;
import tegata.gateway.caller.AuthenticatedCaller;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;

/** A question as OQS XML, by 記号番号 only; answered in the encoding it came in. */
record XmlQuestion(Admit question, Received<OqsRequest> received, Clock clock) implements Asked {
  static final String TYPE = "application/xml";

  /**
   * Reads a request's body.
   *
   * @throws Problem with the place when it is no question, or names another facility than the
   *     caller
   */
  static XmlQuestion read(RoutingContext ctx, Clock clock) {
    MediaType.require(ctx, TYPE);
    Buffer body = ctx.body().buffer();
    Parsed<Received<OqsRequest>> parsed =
        OqsXml.readRequest(body == null ? new byte[0] : body.getBytes());
    // A warning is an element we do not know; a question is understood as a whole or refused.
    if (!parsed.findings().isEmpty()) {
      throw refused(parsed);
    }
    Received<OqsRequest> received = parsed.value().orElseThrow();
    requireOwnCode(received.message(), AuthenticatedCaller.of(ctx));
    return new XmlQuestion(question(received.message()), received, clock);
  }

  @Override
  public String contentType() {
    return TYPE + "; charset=" + received.encoding().declared();
  }

  @Override
  public Buffer answer(OqsResponse insurers, Admitted admitted, Recorded recorded) {
    OqsResponse answer = new XmlAnswer(received.message(), clock).of(insurers, recorded);
    return Buffer.buffer(OqsXml.write(answer, received.encoding()));
  }

  private static void requireOwnCode(OqsRequest request, AuthenticatedCaller caller) {
    if (!request.messageHeader().medicalInstitutionCode().equals(caller.facility().code())) {
      throw new Problem(ProblemType.INSTITUTION_CODE_REFUSED);
    }
  }

  private static Admit question(OqsRequest request) {
    QualificationConfirmSearchInfo search = request.searchInfo();
    LocalDate day = request.messageHeader().qualificationConfirmationDate().orElseThrow();
    ByNumber number =
        new ByNumber(
            InsuredFields.read(
                search.insurerNumber(),
                search.insuredCardSymbol(),
                search.insuredIdentificationNumber(),
                search.insuredBranchNumber()),
            search.birthdate().orElseThrow());
    return new Admit(day, Optional.empty(), Optional.of(number));
  }

  private static Problem refused(Parsed<?> parsed) {
    Finding first = parsed.errors().stream().findFirst().orElse(parsed.findings().get(0));
    return new Problem(
        ProblemType.MALFORMED_BODY, first.code() + ": " + first.place() + ": " + first.message());
  }
}
