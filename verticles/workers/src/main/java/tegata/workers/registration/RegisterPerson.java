package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.RegistrationApi.Receipt;
import tegata.contract.RegistrationApi.Register;
import tegata.contract.RegistrationApi.RegisterByCard;
import tegata.contract.RegistrationApi.Registered;
import tegata.domain.audit.Entry;
import tegata.domain.identity.CardChallenge.Purpose;
import tegata.domain.identity.CertificateTerm;
import tegata.domain.notice.Notice;
import tegata.domain.registration.Registration.Route;
import tegata.workers.audit.Actors;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.idempotency.OnceOnly;
import tegata.workers.identity.CardHolderStore;
import tegata.workers.identity.CardVerifier.VerifiedCard;
import tegata.workers.identity.Ownership;
import tegata.workers.identity.SpendCardProof;
import tegata.workers.notice.NoticeStore;

/**
 * 利用登録をする, in the portal or with the card at a reader or an ATM; also again after it was ended. Who
 * is registered already is not registered twice: a kiosk gets the same answer, a second form is
 * told so.
 */
final class RegisterPerson {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final Database database;
  private final Audit audit;
  private final SpendCardProof proofs;
  private final Clock clock;
  private final RegistrationStore registrations = new RegistrationStore();
  private final ReceiptStore receipts = new ReceiptStore();
  private final OnceOnly once = new OnceOnly();
  private final InsuredApplicant applicants = new InsuredApplicant();
  private final CardHolderStore holders = new CardHolderStore();
  private final NoticeStore notices = new NoticeStore();

  RegisterPerson(Database database, Audit audit, SpendCardProof proofs, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.proofs = proofs;
    this.clock = clock.withZone(JAPAN);
  }

  Future<Registered> inPortal(Caller caller, Register question) {
    return Ownership.toAct(
        database,
        caller,
        question.person(),
        tx ->
            receipts
                .byForm(tx, question.person(), question.form())
                .compose(
                    sent ->
                        sent.map(receipt -> Future.succeededFuture(Optional.of(receipt)))
                            .orElseGet(
                                () ->
                                    register(
                                        tx,
                                        caller,
                                        new ReceiptStore.New(
                                            question.person(),
                                            Route.PORTAL,
                                            Optional.of(question.form()),
                                            Optional.empty(),
                                            ZonedDateTime.now(clock)))))
                .compose(
                    made ->
                        made.map(Future::succeededFuture).orElseGet(() -> sentBefore(tx, question)))
                .map(
                    receipt -> new Registered(Optional.of(receipt), receipt.registeredOn(), true)));
  }

  /** Lost a race: against the same form sent twice, or the person is registered already. */
  private Future<Receipt> sentBefore(SqlConnection tx, Register question) {
    return receipts
        .byForm(tx, question.person(), question.form())
        .map(
            same ->
                same.orElseThrow(
                    () ->
                        new Fault(
                            Fault.Kind.CONFLICT,
                            "already-registered",
                            "The person is registered already.")));
  }

  /**
   * The challenge is spent with the effect, in one transaction: dying in between leaves neither,
   * and the same request again is done. A refusal is an outcome like any other, so that a card
   * refused now cannot be offered again.
   */
  Future<Registered> byCard(Caller caller, RegisterByCard question) {
    if (caller.kind() != Caller.Kind.FACILITY || question.route() == Route.PORTAL) {
      return refused(Fault.Kind.FORBIDDEN, "route-not-allowed", "Not for this caller.");
    }
    return proofs
        .check(question.card())
        .compose(
            shown ->
                database.inTransaction(
                    tx ->
                        once.before(tx, caller, Registered.class)
                            .compose(
                                before ->
                                    before
                                        .map(done -> Future.succeededFuture(Outcome.done(done)))
                                        .orElseGet(
                                            () -> spend(tx, caller, question.route(), shown)))))
        .compose(Outcome::toFuture);
  }

  private Future<Outcome> spend(
      SqlConnection tx, Caller caller, Route route, SpendCardProof.Shown shown) {
    return proofs
        .spend(tx, caller.id(), Purpose.REGISTRATION, shown)
        .compose(
            spent ->
                once.within(
                        tx,
                        caller,
                        Registered.class,
                        () ->
                            ofCard(tx, caller, route, proofs.accepted(Purpose.REGISTRATION, shown)))
                    .map(Outcome::done)
                    .recover(e -> refusal(tx, caller, e)));
  }

  /** What was refused for a passing reason is judged again, with another challenge. */
  private Future<Outcome> refusal(SqlConnection tx, Caller caller, Throwable e) {
    if (!(e instanceof Fault fault)) {
      return Future.failedFuture(e);
    }
    return fault.isPassing()
        ? Future.succeededFuture(Outcome.refused(fault))
        : once.keepRefusal(tx, caller, fault).map(x -> Outcome.refused(fault));
  }

  /** How it ended, to be committed either way; exactly one of the two is present. */
  private record Outcome(Optional<Registered> answer, Optional<Fault> fault) {
    static Outcome done(Registered answer) {
      return new Outcome(Optional.of(answer), Optional.empty());
    }

    static Outcome refused(Fault fault) {
      return new Outcome(Optional.empty(), Optional.of(fault));
    }

    Future<Registered> toFuture() {
      return fault
          .<Future<Registered>>map(Future::failedFuture)
          .orElseGet(() -> Future.succeededFuture(answer.orElseThrow()));
    }
  }

  /** A certificate that has expired registers nobody: it could be used at no reader. */
  private Future<Registered> ofCard(
      SqlConnection tx, Caller caller, Route route, VerifiedCard card) {
    return switch (new CertificateTerm(card.expiresOn()).on(LocalDate.now(clock))) {
      case GRACE, LAPSED ->
          refused(
              Fault.Kind.FORBIDDEN, "certificate-expired", "The card's certificate has expired.");
      case VALID, EXPIRING ->
          holders
              .holder(tx, card.issuer(), card.serial())
              .map(
                  holder ->
                      holder.orElseThrow(
                          () ->
                              new Fault(
                                  Fault.Kind.NOT_FOUND,
                                  "card-unknown",
                                  "Nobody is linked to this card.")))
              .compose(holder -> ofHolder(tx, caller, route, holder.person()));
    };
  }

  private Future<Registered> ofHolder(SqlConnection tx, Caller caller, Route route, UUID person) {
    return register(
            tx,
            caller,
            new ReceiptStore.New(
                person,
                route,
                Optional.empty(),
                Optional.of(caller.id()),
                ZonedDateTime.now(clock)))
        .compose(
            made ->
                made.isPresent()
                    ? Future.succeededFuture(new Registered(made, made.get().registeredOn(), true))
                    : standing(tx, person));
  }

  /** Asked again after a lost answer, or registered long ago: it is as it was. */
  private Future<Registered> standing(SqlConnection tx, UUID person) {
    return registrations
        .of(tx, person)
        .compose(
            registration ->
                receipts
                    .newest(tx, person)
                    .map(
                        receipt ->
                            new Registered(
                                receipt, registration.registeredOn().orElseThrow(), false)));
  }

  /** Empty where the person is registered already. */
  private Future<Optional<Receipt>> register(
      SqlConnection tx, Caller caller, ReceiptStore.New wished) {
    return applicants
        .on(tx, wished.person(), wished.at().toLocalDate())
        .compose(
            applicant ->
                applicant.deceased()
                    ? refused(Fault.Kind.CONFLICT, "not-possible", "This cannot be registered.")
                    : registrations.register(
                        tx, wished.person(), wished.at().toLocalDate(), wished.route()))
        .compose(
            isNew ->
                isNew
                    ? receipts
                        .insert(tx, wished)
                        .compose(receipt -> tell(tx, caller, wished, receipt))
                        .map(Optional::of)
                    : Future.succeededFuture(Optional.empty()));
  }

  private Future<Receipt> tell(
      SqlConnection tx, Caller caller, ReceiptStore.New made, Receipt receipt) {
    return notices
        .put(
            tx,
            made.person(),
            Notice.Kind.REGISTRATION_MADE,
            new JsonObject()
                .put("number", receipt.number())
                .put("registeredOn", receipt.registeredOn().toString()))
        .compose(
            x ->
                audit.append(
                    tx,
                    new Entry(
                        Entry.Kind.REGISTRATION_MADE,
                        Optional.of(made.person()),
                        Actors.of(caller),
                        Set.of(Entry.Category.REGISTRATION),
                        made.route() == Route.PORTAL
                            ? Actors.basis(caller, made.person())
                            : Entry.Basis.CONSENT,
                        Entry.Result.DONE,
                        caller.request(),
                        Optional.of(
                            "number=%s route=%s".formatted(receipt.number(), made.route())))))
        .map(receipt);
  }

  private static <T> Future<T> refused(Fault.Kind kind, String code, String detail) {
    return Future.failedFuture(new Fault(kind, code, detail));
  }
}
