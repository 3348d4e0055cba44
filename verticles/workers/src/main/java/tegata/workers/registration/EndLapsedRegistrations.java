package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.contract.Caller;
import tegata.domain.audit.Entry;
import tegata.domain.identity.CertificateTerm;
import tegata.domain.notice.Notice;
import tegata.domain.registration.CertificateLapse;
import tegata.domain.registration.Deregistration.Applicant;
import tegata.workers.audit.Actors;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.notice.NoticeStore;

/**
 * 失効の処理: ends the registrations whose certificate, and its grace, are over. Every node may run it
 * as often as it likes, and after any standstill; who has no 資格確認書 is held back, which is noted
 * once a day. A certificate renewed in between is the newest one, and nothing ends.
 */
final class EndLapsedRegistrations {
  private static final Logger LOG = LoggerFactory.getLogger(EndLapsedRegistrations.class);
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final int AT_ONCE = 200;
  private static final UUID FIRST = new UUID(0, 0);

  /**
   * @param ended registrations that ended
   * @param heldBack whose did not, and were not yet reported today
   */
  record Outcome(int ended, int heldBack) {
    private static final Outcome NOTHING = new Outcome(0, 0);

    private Outcome plus(Outcome other) {
      return new Outcome(ended + other.ended, heldBack + other.heldBack);
    }
  }

  private final Database database;
  private final Audit audit;
  private final Clock clock;
  private final LapseStore lapses = new LapseStore();
  private final RegistrationStore registrations = new RegistrationStore();
  private final InsuredApplicant applicants = new InsuredApplicant();
  private final NoticeStore notices = new NoticeStore();

  EndLapsedRegistrations(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /** Ends what is due today. */
  Future<Outcome> run() {
    LocalDate today = LocalDate.now(clock.withZone(JAPAN));
    return after(FIRST, today, Outcome.NOTHING)
        .onSuccess(
            outcome -> {
              if (outcome.ended() > 0) {
                LOG.info("{} registrations ended with their certificates", outcome.ended());
              }
              if (outcome.heldBack() > 0) {
                LOG.warn(
                    "{} registrations go on after their certificates, for want of a 資格確認書",
                    outcome.heldBack());
              }
            });
  }

  private Future<Outcome> after(UUID last, LocalDate today, Outcome before) {
    return database
        .inTransaction(tx -> lapses.lapsed(tx, today, last, AT_ONCE))
        .compose(
            lapsed ->
                each(lapsed, today)
                    .map(before::plus)
                    .compose(
                        outcome ->
                            lapsed.size() < AT_ONCE
                                ? Future.succeededFuture(outcome)
                                : after(lapsed.get(lapsed.size() - 1), today, outcome)));
  }

  /** Each in a transaction of its own: one that cannot be ended holds up nobody else. */
  private Future<Outcome> each(List<UUID> lapsed, LocalDate today) {
    Future<Outcome> done = Future.succeededFuture(Outcome.NOTHING);
    for (UUID person : lapsed) {
      done =
          done.compose(
              before ->
                  database
                      .inTransaction(tx -> look(tx, person, today))
                      .recover(
                          e -> {
                            LOG.error("a registration cannot be ended; the next look comes", e);
                            return Future.succeededFuture(Outcome.NOTHING);
                          })
                      .map(before::plus));
    }
    return done;
  }

  private Future<Outcome> look(SqlConnection tx, UUID person, LocalDate today) {
    return lapses
        .hold(tx, person)
        .compose(
            term ->
                term.isEmpty()
                    ? Future.succeededFuture(Outcome.NOTHING)
                    : applicants
                        .on(tx, person, today)
                        .compose(applicant -> look(tx, person, today, term.get(), applicant)));
  }

  private Future<Outcome> look(
      SqlConnection tx, UUID person, LocalDate today, CertificateTerm term, Applicant applicant) {
    return lapses
        .certificates(tx, person)
        .map(issued -> CertificateLapse.endingOn(today, term, applicant, issued))
        .compose(
            ending ->
                switch (ending) {
                  case NOT_YET -> Future.succeededFuture(Outcome.NOTHING);
                  case END -> end(tx, person, today, term);
                  case HELD_BACK ->
                      lapses
                          .holdBack(tx, today, person, applicant.insurerNumber())
                          .map(isNew -> new Outcome(0, isNew ? 1 : 0));
                });
  }

  private Future<Outcome> end(
      SqlConnection tx, UUID person, LocalDate today, CertificateTerm term) {
    return registrations
        .end(tx, person, today, RegistrationStore.Why.CERTIFICATE_LAPSED)
        .compose(
            x ->
                notices.put(
                    tx,
                    person,
                    Notice.Kind.REGISTRATION_LAPSED,
                    new JsonObject().put("graceEndsOn", term.graceEndsOn().toString())))
        .compose(x -> audit.append(tx, entry(person, term)))
        .map(new Outcome(1, 0));
  }

  /** A certificate ends a registration once, so the two make the id of the request. */
  private static Entry entry(UUID person, CertificateTerm term) {
    String once = "certificate-lapse\n" + person + "\n" + term.expiresOn();
    Caller calendar =
        Caller.system(
            "certificate-lapse", UUID.nameUUIDFromBytes(once.getBytes(StandardCharsets.UTF_8)));
    return new Entry(
        Entry.Kind.REGISTRATION_ENDED,
        Optional.of(person),
        Actors.of(calendar),
        Set.of(Entry.Category.REGISTRATION),
        Entry.Basis.DUTY,
        Entry.Result.DONE,
        calendar.request(),
        Optional.of("certificate-expired-on=" + term.expiresOn()));
  }
}
