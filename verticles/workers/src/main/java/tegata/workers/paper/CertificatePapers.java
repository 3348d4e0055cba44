package tegata.workers.paper;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.PaperApi.Paper;
import tegata.contract.PaperApi.Printed;
import tegata.domain.eligibility.Coverage;
import tegata.domain.paper.PaperKind;
import tegata.domain.paper.RevocationReason;
import tegata.domain.registration.EligibilityCertificate;
import tegata.workers.audit.Audit;
import tegata.workers.person.CoverageStore;
import tegata.workers.person.PersonStore;
import tegata.workers.person.PersonStore.Person;

/** 資格確認書 as papers: made from the person and the coverage as they stand in the register. */
public final class CertificatePapers {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final IssuePaper papers;
  private final Clock clock;
  private final PersonStore persons = new PersonStore();
  private final CoverageStore coverages = new CoverageStore();

  public CertificatePapers(Audit audit, Clock clock) {
    this.papers = new IssuePaper(audit, clock);
    this.clock = clock;
  }

  /**
   * The certificate with its number; those the insurer issued to the person before count no more.
   * Without a number where the register holds no coverage by that insurer to print.
   */
  public Future<EligibilityCertificate> issue(
      SqlConnection tx, Caller caller, UUID person, EligibilityCertificate certificate) {
    return issue(
            tx,
            caller,
            PaperKind.ELIGIBILITY_CERTIFICATE,
            person,
            certificate.insurerNumber(),
            certificate.issuedOn(),
            certificate.validUntil())
        .map(
            paper ->
                new EligibilityCertificate(
                    certificate.insurerNumber(),
                    certificate.issuedOn(),
                    certificate.validUntil(),
                    paper.map(Paper::number)));
  }

  /** A paper of an insurer's about a coverage that holds today; empty where there is none. */
  Future<Optional<Paper>> issue(
      SqlConnection tx,
      Caller caller,
      PaperKind kind,
      UUID person,
      String insurerNumber,
      LocalDate issuedOn,
      LocalDate validUntil) {
    LocalDate today = LocalDate.now(clock.withZone(JAPAN));
    return coverages
        .ofPerson(tx, person)
        .map(
            held ->
                held.stream()
                    .filter(c -> c.insured().insurerNumber().equals(insurerNumber))
                    .filter(c -> c.holdsOn(today))
                    .findFirst())
        .compose(
            coverage ->
                coverage.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : persons
                        .person(tx, person)
                        .compose(
                            who ->
                                papers.replacing(
                                    tx,
                                    caller,
                                    new IssuePaper.Order(
                                        kind,
                                        person,
                                        issuedOn,
                                        validUntil,
                                        printed(who, coverage.get()))))
                        .map(Optional::of));
  }

  /** Takes back the certificates that an insurer issued to a person. */
  public Future<Void> revoke(
      SqlConnection tx, Caller caller, UUID person, String insurerNumber, RevocationReason why) {
    return papers.revokeAll(
        tx, caller, person, insurerNumber, PaperKind.ELIGIBILITY_CERTIFICATE, why);
  }

  private static Printed printed(Person who, Coverage coverage) {
    return new Printed(
        who.name(),
        who.kana(),
        who.birthdate(),
        Optional.of(who.sex()),
        coverage.insurerName(),
        coverage.insured(),
        Optional.of(coverage.relation()),
        coverage.copayPercent(),
        Optional.of(coverage.acquiredOn()),
        Optional.empty());
  }
}
