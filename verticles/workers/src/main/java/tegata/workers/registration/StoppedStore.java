package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Whose application may not be able to go on where it lies. */
final class StoppedStore {
  private static final String DUE =
      """
      select d.id from deregistration d
       where d.status in ('RECEIVED', 'INSURER_ACCEPTED', 'RETURNED') and d.id > $2
         and (exists (select 1 from coverage c where c.person_id = d.person_id and c.loss_reason = 'DEATH')
              or d.status <> 'RETURNED'
                 and d.insurer_number is distinct from
                     (select c.insurer_number from coverage c
                       where c.person_id = d.person_id
                         and c.acquired_on <= $1 and (c.lost_on is null or c.lost_on > $1)
                       order by c.acquired_on desc, c.id desc limit 1))
       order by d.id limit $3
      """;

  /** Applications after {@code last} that are to be looked at, in order of their ids. */
  Future<List<UUID>> due(SqlConnection tx, LocalDate today, UUID last, int atMost) {
    return tx.preparedQuery(DUE)
        .mapping(row -> row.getUUID("id"))
        .execute(Tuple.of(today, last, atMost))
        .map(rows -> rows.stream().toList());
  }
}
