package tegata.workers.eligibility;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.EligibilityApi.Admit;
import tegata.contract.EligibilityApi.Admitted;
import tegata.contract.EligibilityApi.ByNumber;
import tegata.contract.EligibilityApi.CardProof;
import tegata.contract.Fault;
import tegata.domain.eligibility.Coverage;
import tegata.domain.identity.CardChallenge.Purpose;
import tegata.domain.identity.CertificateTerm;
import tegata.domain.registration.Registration;
import tegata.workers.database.Database;
import tegata.workers.identity.CardHolderStore;
import tegata.workers.identity.CardHolderStore.Holder;
import tegata.workers.identity.CardVerifier.VerifiedCard;
import tegata.workers.identity.SpendCardProof;
import tegata.workers.person.CoverageStore;
import tegata.workers.person.PersonStore;
import tegata.workers.registration.RegistrationStore;

/**
 * A facility's question, turned into what an insurer can be asked. A 記号番号 we do not know is let
 * through: the insurer answers for its own people. A card is let through for three months after its
 * certificate ended, for eligibility only.
 */
final class AdmitEligibility {
  private final Database database;
  private final SpendCardProof proofs;
  private final Clock clock;
  private final CoverageStore coverages = new CoverageStore();
  private final CardHolderStore holders = new CardHolderStore();
  private final PersonStore persons = new PersonStore();
  private final RegistrationStore registrations = new RegistrationStore();

  AdmitEligibility(Database database, SpendCardProof proofs, Clock clock) {
    this.database = database;
    this.proofs = proofs;
    this.clock = clock;
  }

  Future<Admitted> admit(Caller caller, Admit question) {
    if (caller.kind() != Caller.Kind.FACILITY) {
      return refused(Fault.Kind.FORBIDDEN, "facility-only", "Only a facility may ask.");
    }
    if (question.card().isPresent() == question.number().isPresent()) {
      return refused(
          Fault.Kind.INVALID, "card-or-number", "Ask either by card or by 記号番号, not both.");
    }
    return question
        .card()
        .map(card -> byCard(caller, question.confirmationDate(), card))
        .orElseGet(() -> byNumber(question.confirmationDate(), question.number().orElseThrow()));
  }

  private Future<Admitted> byNumber(LocalDate day, ByNumber number) {
    return database
        .inTransaction(tx -> coverages.holder(tx, number.insured(), number.birthdate()))
        .map(person -> new Admitted(day, number, person, Optional.empty()));
  }

  /**
   * The challenge is spent in a transaction of its own, so that a card refused afterwards cannot be
   * offered again.
   */
  private Future<Admitted> byCard(Caller caller, LocalDate day, CardProof proof) {
    return proofs
        .check(proof)
        .compose(
            shown ->
                database
                    .inTransaction(tx -> proofs.spend(tx, caller.id(), Purpose.ELIGIBILITY, shown))
                    .map(spent -> proofs.accepted(Purpose.ELIGIBILITY, shown)))
        .compose(card -> database.inTransaction(tx -> ofCard(tx, day, card)));
  }

  private Future<Admitted> ofCard(SqlConnection tx, LocalDate day, VerifiedCard card) {
    CertificateTerm.Stage stage = new CertificateTerm(card.expiresOn()).on(LocalDate.now(clock));
    if (stage == CertificateTerm.Stage.LAPSED) {
      return refused(
          Fault.Kind.FORBIDDEN,
          "certificate-lapsed",
          "The certificate ended more than three months ago.");
    }
    return holders
        .holder(tx, card.issuer(), card.serial())
        .compose(
            holder ->
                holder
                    .map(h -> ofHolder(tx, day, h, stage))
                    .orElseGet(
                        () ->
                            refused(
                                Fault.Kind.NOT_FOUND,
                                "card-unknown",
                                "No eligibility is linked to this card.")));
  }

  private Future<Admitted> ofHolder(
      SqlConnection tx, LocalDate day, Holder holder, CertificateTerm.Stage stage) {
    return registrations
        .of(tx, holder.person())
        .compose(
            registration ->
                registration.status() == Registration.Status.REGISTERED
                    ? coverages.ofPerson(tx, holder.person())
                    : Future.<List<Coverage>>failedFuture(
                        new Fault(
                            Fault.Kind.FORBIDDEN,
                            "not-registered",
                            "The card is not registered as an insurance card.")))
        .compose(
            held ->
                CoverageStore.on(day, held)
                    .map(coverage -> question(tx, day, holder.person(), coverage, stage))
                    .orElseGet(
                        () ->
                            refused(
                                Fault.Kind.NOT_FOUND,
                                "coverage-unknown",
                                "No coverage of this person has arrived.")));
  }

  private Future<Admitted> question(
      SqlConnection tx, LocalDate day, UUID id, Coverage coverage, CertificateTerm.Stage stage) {
    return persons
        .person(tx, id)
        .map(
            person ->
                new Admitted(
                    day,
                    new ByNumber(coverage.insured(), person.birthdate()),
                    Optional.of(id),
                    Optional.of(stage)));
  }

  private static <T> Future<T> refused(Fault.Kind kind, String code, String detail) {
    return Future.failedFuture(new Fault(kind, code, detail));
  }
}
