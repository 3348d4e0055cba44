package tegata.workers.consent;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.ConsentApi.GiveByCard;
import tegata.contract.ConsentApi.Given;
import tegata.contract.Fault;
import tegata.domain.consent.Category;
import tegata.domain.consent.Consent;
import tegata.domain.consent.ConsentDecision.Asker;
import tegata.domain.consent.ConsentDecision.Reason;
import tegata.domain.facility.FacilityKind;
import tegata.domain.identity.CardChallenge.Purpose;
import tegata.domain.identity.CertificateTerm;
import tegata.workers.database.DatabaseClock;
import tegata.workers.identity.CardHolderStore;
import tegata.workers.identity.CardVerifier.VerifiedCard;
import tegata.workers.identity.SpendCardProof;
import tegata.workers.identity.SpendCardProof.Shown;

/**
 * カードによる同意。The card's signature over a challenge of this facility is the person's act; the facility
 * cannot bring it about alone. A certificate that has expired consents to nothing.
 */
final class GiveConsent {
  private final EnterConsent consents;
  private final SpendCardProof proofs;
  private final CardHolderStore holders = new CardHolderStore();
  private final CarryOverStore carryOvers = new CarryOverStore();

  GiveConsent(EnterConsent consents, SpendCardProof proofs) {
    this.consents = consents;
    this.proofs = proofs;
  }

  Future<Given> give(Caller caller, GiveByCard question) {
    if (question.categories().isEmpty() != question.carryOver()) {
      return Future.failedFuture(
          new Fault(
              Fault.Kind.INVALID,
              "categories-invalid",
              "Name one category or more, or carry over the last ones."));
    }
    return proofs
        .check(question.card())
        .compose(
            shown ->
                consents.once(
                    caller,
                    question.categories(),
                    (tx, facility) -> byCard(tx, caller, facility, question, shown)));
  }

  private Future<Consent> byCard(
      SqlConnection tx, Caller caller, Asker facility, GiveByCard question, Shown shown) {
    return person(tx, facility, shown)
        .compose(
            person ->
                categories(tx, facility, person, question)
                    .compose(
                        categories ->
                            consents.enter(
                                tx,
                                caller,
                                new ConsentStore.New(
                                    facility.code(),
                                    person,
                                    categories,
                                    facility.kind() == FacilityKind.HOME_VISIT
                                        ? Consent.How.MOBILE
                                        : Consent.How.READER,
                                    Optional.empty()))));
  }

  /** The challenge stays spent when the card is refused afterwards. */
  private Future<UUID> person(SqlConnection tx, Asker facility, Shown shown) {
    return proofs
        .spend(tx, facility.code(), Purpose.CONSENT, shown)
        .map(spent -> proofs.accepted(Purpose.CONSENT, shown))
        .recover(
            e ->
                Future.failedFuture(
                    e instanceof Fault fault ? new Refusal(fault, Optional.empty()) : e))
        .compose(
            card -> holder(tx, card).compose(person -> stillValid(tx, card.expiresOn(), person)));
  }

  private Future<UUID> holder(SqlConnection tx, VerifiedCard card) {
    return holders
        .holder(tx, card.issuer(), card.serial())
        .map(
            holder ->
                holder
                    .map(CardHolderStore.Holder::person)
                    .orElseThrow(
                        () ->
                            new Refusal(
                                new Fault(
                                    Fault.Kind.NOT_FOUND,
                                    "card-unknown",
                                    "Nobody is linked to this card."),
                                Optional.empty())));
  }

  private static Future<UUID> stillValid(SqlConnection tx, LocalDate expiresOn, UUID person) {
    return DatabaseClock.now(tx)
        .map(
            now ->
                switch (new CertificateTerm(expiresOn).on(DatabaseClock.dayOf(now))) {
                  case VALID, EXPIRING -> person;
                  case GRACE, LAPSED ->
                      throw Refusal.of(Reason.CERTIFICATE_EXPIRED, Optional.of(person));
                });
  }

  private Future<Set<Category>> categories(
      SqlConnection tx, Asker facility, UUID person, GiveByCard question) {
    if (!question.carryOver()) {
      return Future.succeededFuture(question.categories());
    }
    return carryOvers
        .last(tx, person, facility.code())
        .map(
            last ->
                last.orElseThrow(
                    () ->
                        new Refusal(
                            new Fault(
                                Fault.Kind.CONFLICT,
                                "nothing-to-carry-over",
                                "There is no last consent here that the person lets carry over."),
                            Optional.of(person))));
  }
}
