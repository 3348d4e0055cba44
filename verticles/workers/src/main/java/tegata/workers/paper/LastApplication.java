package tegata.workers.paper;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.HomeApi;
import tegata.contract.HomeApi.PaperApplication;
import tegata.domain.paper.CertificateProgress;

/** A person's last application for a 資格確認書, for pages that only point to it. */
public final class LastApplication {
  private static final String LAST =
      """
      select number, accepted_at, carried_out, decided_at, withdrawn_at from certificate_order
       where person_id = $1 and number is not null
       order by entered_at desc, id limit 1
      """;

  /** The last one, while there is something to know or to do about it. */
  public Future<Optional<PaperApplication>> of(SqlConnection tx, UUID person, Instant now) {
    return tx.preparedQuery(LAST)
        .execute(Tuple.of(person))
        .map(rows -> rows.stream().findFirst().flatMap(row -> toTell(row, now)));
  }

  private static Optional<PaperApplication> toTell(Row row, Instant now) {
    CertificateProgress progress = ApplicationStore.progress(row);
    boolean tell =
        switch (progress) {
          case RECEIVED, ACCEPTED -> true;
          case ISSUED -> decidedWithin(HomeApi.ISSUED_DAYS, row, now);
          case RETURNED -> decidedWithin(HomeApi.RETURNED_DAYS, row, now);
          case WITHDRAWN -> false;
        };
    return tell
        ? Optional.of(new PaperApplication(row.getString("number"), progress))
        : Optional.empty();
  }

  private static boolean decidedWithin(int days, Row row, Instant now) {
    return row.getOffsetDateTime("decided_at")
        .toInstant()
        .isAfter(now.minus(days, ChronoUnit.DAYS));
  }
}
