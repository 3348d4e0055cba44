package tegata.workers.home;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.HomeApi.Part;

/** What came lately, and what others did. */
final class LatelyStore {
  private static final String SETS =
      """
      select exists (select 1 from record_set
                      where person_id = $1 and kind = any($2) and brought_in_at >= $3) as lately
      """;

  /** A claim may tell of no medicine. */
  private static final String MEDICINES =
      """
      select exists (select 1 from record_set s join medication m on m.person_id = s.person_id and m.set_id = s.id
                      where s.person_id = $1 and s.kind = any($2) and s.brought_in_at >= $3) as lately
      """;

  /** The last day on which somebody else did something with the person's data. */
  private static final String OTHERS =
      """
      select (at at time zone 'Asia/Tokyo')::date as day from audit_entry
       where subject = $1 and actor_id <> $1::uuid::text and actor_kind <> 'SYSTEM'
       order by number desc limit 1
      """;

  /** Whether records of a part were brought in since a moment. */
  Future<Boolean> since(SqlConnection tx, UUID person, Part part, Instant since) {
    String[] kinds =
        switch (part) {
          case MEDICINES -> new String[] {"CLAIM", "MEDICATION", "PRESCRIPTION"};
          case EXPENSES -> new String[] {"CLAIM", "EXPENSE"};
          case CHECKUPS -> new String[] {"CHECKUP"};
          case ACCESSES -> new String[0];
        };
    return tx.preparedQuery(part == Part.MEDICINES ? MEDICINES : SETS)
        .execute(Tuple.of(person, kinds, since.atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.iterator().next().getBoolean("lately"));
  }

  Future<Optional<LocalDate>> byOthers(SqlConnection tx, UUID person) {
    return tx.preparedQuery(OTHERS)
        .mapping(row -> row.getLocalDate("day"))
        .execute(Tuple.of(person))
        .map(rows -> rows.stream().findFirst());
  }
}
