package tegata.workers.paper;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.PaperApi.Paper;
import tegata.contract.PaperApi.Printed;
import tegata.domain.eligibility.Coverage;
import tegata.domain.paper.PaperKind;
import tegata.domain.paper.PaperState;
import tegata.domain.paper.RevocationReason;
import tegata.domain.registration.EligibilityCertificate;
import tegata.workers.audit.Audit;
import tegata.workers.paper.PaperStore.Registered;
import tegata.workers.person.CoverageStore;
import tegata.workers.person.PersonStore;
import tegata.workers.person.PersonStore.Person;

/** 資格確認書 as papers: made from the person and the coverage as they stand in the register. */
public final class CertificatePapers {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private static final String HOLD = "select 1 from person where id = $1 for no key update";

  private final IssuePaper papers;
  private final PaperStore register = new PaperStore();
  private final Clock clock;
  private final Standing standing;
  private final PersonStore persons = new PersonStore();
  private final CoverageStore coverages = new CoverageStore();

  public CertificatePapers(Audit audit, Clock clock) {
    this.papers = new IssuePaper(audit, clock);
    this.clock = clock;
    this.standing = new Standing(clock);
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

  /**
   * The paper of that kind that counts and says what the register says now, else a new one; empty
   * where the register holds no coverage by that insurer today.
   */
  Future<Optional<Paper>> same(
      SqlConnection tx,
      Caller caller,
      PaperKind kind,
      UUID person,
      String insurerNumber,
      LocalDate validUntil) {
    LocalDate today = LocalDate.now(clock.withZone(JAPAN));
    return printed(tx, person, insurerNumber, today)
        .compose(
            now ->
                now.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : register
                        .standing(tx, person, insurerNumber, kind)
                        .compose(kept -> counting(tx, person, newestWith(kept, now.get())))
                        .compose(
                            paper ->
                                paper.isPresent()
                                    ? Future.succeededFuture(paper)
                                    : papers
                                        .replacing(
                                            tx,
                                            caller,
                                            new IssuePaper.Order(
                                                kind, person, today, validUntil, now.get()))
                                        .map(Optional::of)));
  }

  /** One that somebody altered in the register is replaced. */
  private static Optional<Registered> newestWith(List<Registered> oldestFirst, Printed now) {
    return oldestFirst.stream()
        .filter(Registered::unchanged)
        .filter(one -> one.paper().printed().equals(now))
        .reduce((first, second) -> second);
  }

  /** The paper, where whoever verifies it is told that it is valid. */
  private Future<Optional<Paper>> counting(
      SqlConnection tx, UUID person, Optional<Registered> paper) {
    return paper.isEmpty()
        ? Future.succeededFuture(Optional.empty())
        : standing
            .ofPerson(tx, person)
            .map(
                stands ->
                    paper
                        .filter(one -> stands.apply(one).state() == PaperState.VALID)
                        .map(Registered::paper));
  }

  /** Whoever else makes papers of the person at the same time waits, and finds this one. */
  private Future<Optional<Printed>> printed(
      SqlConnection tx, UUID person, String insurerNumber, LocalDate today) {
    return tx.preparedQuery(HOLD)
        .execute(Tuple.of(person))
        .compose(x -> coverages.ofPerson(tx, person))
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
                        .map(who -> Optional.of(printed(who, coverage.get()))));
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
    return printed(tx, person, insurerNumber, LocalDate.now(clock.withZone(JAPAN)))
        .compose(
            now ->
                now.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : papers
                        .replacing(
                            tx,
                            caller,
                            new IssuePaper.Order(kind, person, issuedOn, validUntil, now.get()))
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
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
