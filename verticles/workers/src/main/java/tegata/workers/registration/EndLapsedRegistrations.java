package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
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
import tegata.workers.registration.EachInTurn.Outcome;

/**
 * 失効の処理: ends the registrations whose certificate, and its grace, are over. Every node may run it
 * as often as it likes, and after any standstill; who has no 資格確認書 is held back, which is noted
 * once a day. A certificate renewed in between is the newest one, and nothing ends.
 */
final class EndLapsedRegistrations {
  private static final Logger LOG = LoggerFactory.getLogger(EndLapsedRegistrations.class);
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

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
    return new EachInTurn(
            database,
            (tx, last, atMost) -> lapses.lapsed(tx, today, last, atMost),
            (tx, person) -> look(tx, person, today))
        .run()
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
                          .map(isNew -> isNew ? Outcome.HELD_BACK : Outcome.NOTHING);
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
        .map(Outcome.ENDED);
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
