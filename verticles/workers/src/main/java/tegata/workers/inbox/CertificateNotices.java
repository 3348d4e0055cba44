package tegata.workers.inbox;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.identity.CertificateTerm;
import tegata.domain.notice.Notice;
import tegata.workers.database.Database;
import tegata.workers.notice.NoticeStore;

/**
 * 証明書の期限のお知らせ, from three months before to three months after. Every node may look as often as it
 * likes: a person is told of a stage of a certificate once. Of what was missed only the stage of
 * today is told.
 */
final class CertificateNotices {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final int AT_ONCE = 500;
  private static final UUID FIRST = new UUID(0, 0);

  /** A renewed certificate takes the place of the one before it. */
  private static final String NEAR_EXPIRY =
      """
      select person_id, max(expires_on) as expires_on from card
       where person_id > $1
       group by person_id having max(expires_on) between $2 and $3
       order by person_id limit $4
      """;

  private record Expiry(UUID person, CertificateTerm term) {}

  private final Database database;
  private final Clock clock;
  private final NoticeStore notices = new NoticeStore();

  CertificateNotices(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Tells everybody who is to be told today and was not told yet. */
  Future<Void> tell() {
    return tellAfter(FIRST, LocalDate.now(clock.withZone(JAPAN)));
  }

  private Future<Void> tellAfter(UUID last, LocalDate today) {
    return database
        .inTransaction(tx -> near(tx, last, today).compose(near -> each(tx, near, today)))
        .compose(
            told ->
                told.size() < AT_ONCE
                    ? Future.succeededFuture()
                    : tellAfter(told.get(told.size() - 1).person(), today));
  }

  private static Future<List<Expiry>> near(SqlConnection tx, UUID last, LocalDate today) {
    return tx.preparedQuery(NEAR_EXPIRY)
        .mapping(
            row ->
                new Expiry(
                    row.getUUID("person_id"), new CertificateTerm(row.getLocalDate("expires_on"))))
        .execute(Tuple.of(last, today.minusMonths(5), today.plusMonths(4), AT_ONCE))
        .map(rows -> rows.stream().toList());
  }

  private Future<List<Expiry>> each(SqlConnection tx, List<Expiry> near, LocalDate today) {
    Future<Void> told = Future.succeededFuture();
    for (Expiry expiry : near) {
      Optional<Notice.Kind> kind = kind(expiry.term(), today);
      if (kind.isPresent()) {
        told = told.compose(x -> tell(tx, expiry, kind.get()));
      }
    }
    return told.map(near);
  }

  private Future<Void> tell(SqlConnection tx, Expiry expiry, Notice.Kind kind) {
    String expiresOn = expiry.term().expiresOn().toString();
    return notices.putOnce(
        tx,
        expiry.person(),
        kind,
        expiresOn,
        new JsonObject()
            .put("expiresOn", expiresOn)
            .put("graceEndsOn", expiry.term().graceEndsOn().toString()));
  }

  /** What there is to tell on a day; a month after the end of grace nothing any more. */
  static Optional<Notice.Kind> kind(CertificateTerm term, LocalDate today) {
    return switch (term.on(today)) {
      case VALID -> Optional.empty();
      case EXPIRING ->
          Optional.of(
              today.isBefore(term.expiresOn().minusMonths(1))
                  ? Notice.Kind.CERTIFICATE_EXPIRES_IN_THREE_MONTHS
                  : Notice.Kind.CERTIFICATE_EXPIRES_IN_ONE_MONTH);
      case GRACE -> Optional.of(Notice.Kind.CERTIFICATE_EXPIRED);
      case LAPSED ->
          Optional.of(Notice.Kind.CERTIFICATE_LAPSED)
              .filter(kind -> !today.isAfter(term.graceEndsOn().plusMonths(1)));
    };
  }
}
