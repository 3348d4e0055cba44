package tegata.workers.intake;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.IntakeDeskApi.HeldBack;
import tegata.domain.claim.ClaimVersion.Stage;

/** What an operator asks of what imports left behind. */
final class WaitingStore {
  private static final String CONFLICTS =
      """
      select encode(c.claim_key, 'hex') as claim, c.month, c.insurer_number, c.person_id, v.processed, v.stage,
             encode(v.content_sha256, 'hex') as version, v.brought_in_at, v.records
        from (select * from claim where state = 'CONFLICT' order by month, claim_key limit 50) c
        join claim_version v on v.month = c.month and v.claim_key = c.claim_key
       where v.stage <> 'PAST'
       order by c.month, 1, v.brought_in_at, version
      """;

  /**
   * Contradictions alone: what else was refused is the sender's to mend. The index {@code
   * quarantine_open} is of just this condition, and of no use for any other.
   */
  private static final String CONTRADICTIONS =
      """
      settled_at is null
         and code in ('birthdate-contradicts', 'name-contradicts', 'person-contradicts', 'coverage-contradicts',
                      'card-contradicts')
      """;

  static final String HELD_BACK =
      "select id, file_name, place, reason, quarantined_at from quarantine where "
          + CONTRADICTIONS
          + " order by quarantined_at desc, id desc limit 200";

  private static final String SETTLE =
      "update quarantine set settled_at = clock_timestamp() where id = $1 and "
          + CONTRADICTIONS
          + " returning (select p.id from person p where p.external_id = substring(place from '^個人ID (\\S+)')) as person";

  /**
   * A version as it is kept.
   *
   * @param records the claim as a file of its own
   */
  record Kept(YearMonth processed, Stage stage, String version, Instant at, byte[] records) {}

  /** A claim in conflict with all that may stand of it, in the order in which it came. */
  record Disputed(
      String claim,
      YearMonth month,
      Optional<String> insurer,
      Optional<UUID> person,
      List<Kept> versions) {}

  /**
   * What became of a row.
   *
   * @param person whose 個人ID it names, where known
   */
  record Settled(Optional<UUID> person) {}

  Future<List<Disputed>> conflicts(SqlConnection tx) {
    return tx.preparedQuery(CONFLICTS)
        .execute()
        .map(
            rows -> {
              Map<String, Disputed> claims = new LinkedHashMap<>();
              for (Row row : rows) {
                claims
                    .computeIfAbsent(row.getString("claim"), claim -> disputed(claim, row))
                    .versions()
                    .add(kept(row));
              }
              return List.copyOf(claims.values());
            });
  }

  Future<List<HeldBack>> heldBack(SqlConnection tx) {
    return tx.preparedQuery(HELD_BACK)
        .mapping(
            row ->
                new HeldBack(
                    row.getLong("id"),
                    row.getString("file_name"),
                    row.getString("place"),
                    row.getString("reason"),
                    row.getOffsetDateTime("quarantined_at").toInstant()))
        .execute()
        .map(rows -> rows.stream().toList());
  }

  /** Empty where it is settled already, or is none. */
  Future<Optional<Settled>> settle(SqlConnection tx, long id) {
    return tx.preparedQuery(SETTLE)
        .mapping(row -> new Settled(Optional.ofNullable(row.getUUID("person"))))
        .execute(Tuple.of(id))
        .map(rows -> rows.stream().findFirst());
  }

  private static Disputed disputed(String claim, Row row) {
    return new Disputed(
        claim,
        YearMonth.from(row.getLocalDate("month")),
        Optional.ofNullable(row.getString("insurer_number")),
        Optional.ofNullable(row.getUUID("person_id")),
        new ArrayList<>());
  }

  private static Kept kept(Row row) {
    return new Kept(
        YearMonth.from(row.getLocalDate("processed")),
        Stage.valueOf(row.getString("stage")),
        row.getString("version"),
        row.getOffsetDateTime("brought_in_at").toInstant(),
        row.getBuffer("records").getBytes());
  }
}
