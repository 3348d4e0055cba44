package tegata.gateway;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.EligibilityApi;
import tegata.contract.EligibilityApi.Admit;
import tegata.contract.EligibilityApi.Admitted;
import tegata.contract.EligibilityApi.ByNumber;
import tegata.contract.EligibilityApi.Consented;
import tegata.contract.EligibilityApi.Outcome;
import tegata.contract.EligibilityApi.Recorded;
import tegata.contract.FacilityApi;
import tegata.contract.FacilityApi.Found;
import tegata.contract.Fault;
import tegata.contract.IdentityApi;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.eligibility.Validity;
import tegata.domain.facility.Facility;
import tegata.domain.identity.CardChallenge;
import tegata.domain.identity.CertificateTerm;

/** The worker roles, as far as the gateway asks them. */
final class FakeWorkers {
  /** Pseudonym of the one person these workers know. */
  static final UUID REF = UUID.fromString("00000000-0000-4000-8000-00000000000a");

  /** Somebody whose insurer nobody knows the way to. */
  static final ByNumber UNCONNECTED =
      new ByNumber(
          new InsuredNumber("99999999", Optional.of("12-34"), "4260", Optional.of("01")),
          LocalDate.of(2001, 3, 27));

  /** Whom the card in these tests stands for. */
  static final ByNumber CARD_HOLDER =
      new ByNumber(
          new InsuredNumber("06130488", Optional.of("12-34"), "4260", Optional.of("01")),
          LocalDate.of(2001, 3, 27));

  /** What was recorded, with who asked. */
  record Entry(Caller caller, Outcome outcome) {}

  private static final UUID PERSON = UUID.randomUUID();

  private final Map<String, Facility> facilities = new ConcurrentHashMap<>();
  private final List<Entry> entries = new CopyOnWriteArrayList<>();
  private final List<Entry> limits = new CopyOnWriteArrayList<>();
  private volatile Optional<Fault> admitFault = Optional.empty();
  private volatile Optional<Fault> recordFault = Optional.empty();
  private volatile CertificateTerm.Stage stage = CertificateTerm.Stage.VALID;
  private volatile ByNumber cardHolder = CARD_HOLDER;
  private volatile boolean knowsNewerCoverage;
  private volatile List<Consented> consented = List.of();

  Future<Void> serve(Bus bus) {
    return Future.all(
            bus.serve(FacilityApi.BY_CLIENT, (caller, q) -> found(q.clientId())),
            bus.serve(EligibilityApi.ADMIT, (caller, q) -> admit(q)),
            bus.serve(EligibilityApi.RECORD, this::record),
            bus.serve(EligibilityApi.ADMIT_LIMITS, (caller, q) -> admitLimits(q.ref())),
            bus.serve(EligibilityApi.RECORD_LIMITS, this::recordLimits),
            bus.serve(
                IdentityApi.BEGIN_CARD_PROOF,
                (caller, q) ->
                    Future.succeededFuture(
                        new IdentityApi.Challenge(
                            new CardChallenge(q.purpose(), caller.id(), "n".repeat(43)).text()))))
        .mapEmpty();
  }

  void register(Facility facility) {
    facilities.put(facility.clientId(), facility);
  }

  List<Entry> entries() {
    return entries;
  }

  /** What was recorded of questions for 限度額等. */
  List<Entry> limits() {
    return limits;
  }

  /** Where the card's certificate stands. */
  void cardIs(CertificateTerm.Stage next) {
    stage = next;
  }

  /** Whom the card stands for. */
  void cardIsOf(ByNumber holder) {
    cardHolder = holder;
  }

  /** What the person let the facility see. */
  void consentTo(Consented... kinds) {
    consented = List.of(kinds);
  }

  void reset() {
    stage = CertificateTerm.Stage.VALID;
    cardHolder = CARD_HOLDER;
    consented = List.of();
    entries.clear();
    limits.clear();
    admitFault = Optional.empty();
    recordFault = Optional.empty();
    knowsNewerCoverage = false;
  }

  void refuseAdmission(Fault fault) {
    admitFault = Optional.of(fault);
  }

  void failRecording(Fault fault) {
    recordFault = Optional.of(fault);
  }

  void knowNewerCoverage() {
    knowsNewerCoverage = true;
  }

  private Future<Found> found(String clientId) {
    return Future.succeededFuture(new Found(Optional.ofNullable(facilities.get(clientId))));
  }

  private Future<Admitted> admit(Admit question) {
    if (admitFault.isPresent()) {
      return Future.failedFuture(admitFault.get());
    }
    ByNumber number = question.number().orElse(cardHolder);
    boolean known = number.insured().numberKey().equals(CARD_HOLDER.insured().numberKey());
    return Future.succeededFuture(
        new Admitted(
            question.confirmationDate(),
            number,
            known ? Optional.of(PERSON) : Optional.empty(),
            question.card().map(card -> stage)));
  }

  private Future<Admitted> admitLimits(UUID ref) {
    return ref.equals(REF)
        ? Future.succeededFuture(
            new Admitted(
                LocalDate.of(2026, 11, 20), cardHolder, Optional.of(PERSON), Optional.empty()))
        : Future.failedFuture(new Fault(Fault.Kind.NOT_FOUND, "ref-unknown", "Nobody."));
  }

  private Future<Recorded> recordLimits(Caller caller, Outcome outcome) {
    if (recordFault.isPresent()) {
      return Future.failedFuture(recordFault.get());
    }
    limits.add(new Entry(caller, outcome));
    return Future.succeededFuture(new Recorded(outcome.validity(), Optional.of(REF), consented));
  }

  private Future<Recorded> record(Caller caller, Outcome outcome) {
    if (recordFault.isPresent()) {
      return Future.failedFuture(recordFault.get());
    }
    entries.add(new Entry(caller, outcome));
    Optional<Validity> validity =
        outcome.validity().map(v -> knowsNewerCoverage ? Validity.INVALID_NEWER_EXISTS : v);
    return Future.succeededFuture(
        new Recorded(validity, outcome.admitted().person().map(person -> REF), consented));
  }
}
