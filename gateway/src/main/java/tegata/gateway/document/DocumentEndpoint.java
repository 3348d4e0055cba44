package tegata.gateway.document;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import tegata.contract.Bus;
import tegata.contract.PaperApi;
import tegata.contract.PaperApi.Known;
import tegata.contract.PaperApi.Printed;
import tegata.contract.PaperApi.Verified;
import tegata.contract.PaperApi.Verify;
import tegata.domain.eligibility.Coverage.Relation;
import tegata.domain.eligibility.LimitCertificate;
import tegata.domain.eligibility.Term;
import tegata.gateway.body.ApiJson;
import tegata.gateway.body.JsonResponse;
import tegata.gateway.caller.AuthenticatedCaller;
import tegata.gateway.caller.Scope;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;

/**
 * POST /v1/documents/verify — 資格情報、資格確認書、資格情報のお知らせの照合. A code that cannot be one gets the same
 * answer as one that was never issued.
 */
public final class DocumentEndpoint {
  private final Bus bus;

  public DocumentEndpoint(Bus bus) {
    this.bus = bus;
  }

  /** Mounts the route; caller and body must be known before. */
  public void mount(Router router) {
    router.post("/v1/documents/verify").handler(ctx -> verify(ctx).onFailure(ctx::fail));
  }

  private Future<Void> verify(RoutingContext ctx) {
    AuthenticatedCaller caller = AuthenticatedCaller.of(ctx);
    caller.require(Scope.ELIGIBILITY);
    Verify question = ApiJson.read(ctx, Request.class).question();
    return bus.ask(PaperApi.VERIFY, caller.caller(), question)
        .compose(verified -> JsonResponse.send(ctx, Answer.of(verified)));
  }

  /** As sent. */
  private record Request(Optional<String> code) {
    Verify question() {
      return new Verify(
          code.orElseThrow(
              () -> new Problem(ProblemType.MALFORMED_BODY, "The member code is missing.")));
    }
  }

  /** As answered; {@code document} is absent where there is none. */
  private record Answer(String result, Optional<Document> document) {
    static Answer of(Verified verified) {
      return new Answer(verified.state().word(), verified.paper().map(Document::of));
    }
  }

  /** A paper that was issued; whose it is, only while it is valid. */
  private record Document(
      String number,
      String kind,
      LocalDate issuedOn,
      LocalDate validUntil,
      Optional<LocalDate> revokedOn,
      Optional<Instant> deniedAt,
      Optional<Person> person) {
    static Document of(Known known) {
      return new Document(
          known.number(),
          known.kind().word(),
          known.issuedOn(),
          known.validUntil(),
          known.revokedOn(),
          known.deniedAt(),
          known.printed().map(Person::of));
    }
  }

  /** What to compare the paper with, named as in a 資格確認: all that costs or saves money. */
  private record Person(
      String name,
      LocalDate birthdate,
      String insurerNumber,
      Optional<String> insuredCardSymbol,
      String insuredIdentificationNumber,
      Optional<String> insuredBranchNumber,
      Optional<String> personalFamilyClassification,
      Optional<LocalDate> qualificationDate,
      Optional<LocalDate> insuredCardValidDate,
      Optional<LocalDate> insuredCardExpirationDate,
      Optional<String> insuredPartialContributionRatio,
      Optional<String> elderlyRecipientContributionRatio,
      Optional<String> limitApplicationCertificateClassificationFlag,
      Optional<LocalDate> limitApplicationCertificateValidEndDate,
      Optional<LocalDate> confirmedOn,
      Optional<LocalDate> lastConfirmedOn) {
    static Person of(Printed printed) {
      return new Person(
          printed.name(),
          printed.birthdate(),
          printed.insured().insurerNumber(),
          printed.insured().symbol(),
          printed.insured().number(),
          printed.insured().branch(),
          printed.relation().map(Person::classification),
          printed.acquiredOn(),
          printed.term().flatMap(Term::from),
          printed.term().flatMap(Term::until),
          printed.copayPercent().map(Person::ratio),
          printed.elderly().map(elderly -> ratio(elderly.copayPercent())),
          printed.limit().flatMap(LimitCertificate::category),
          printed.limit().flatMap(limit -> limit.term().until()),
          printed.confirmedOn(),
          printed.lastConfirmedOn());
    }

    /** OQSCD009. */
    private static String classification(Relation relation) {
      return relation == Relation.SELF ? "1" : "2";
    }

    /** 30 percent is {@code 030}, 3割. */
    private static String ratio(int percent) {
      return "%03d".formatted(percent);
    }
  }
}
