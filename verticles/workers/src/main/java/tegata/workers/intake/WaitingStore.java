package tegata.workers.intake;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.IntakeDeskApi.HeldBack;
import tegata.domain.claim.ClaimVersion;
import tegata.domain.claim.ClaimVersion.Stage;

/** What an operator asks of what imports left behind. */
final class WaitingStore {
  /** A claim has two, or it is being flooded; an answer has to fit the bus. */
  static final int MOST_VERSIONS = 5;

  /**
   * The last of each place, and how many there are: which place is the last is the domain's to say.
   */
  private static final String CONFLICTS =
      """
      select * from (
        select encode(c.claim_key, 'hex') as claim, c.month, c.insurer_number, c.person_id, v.processed, v.stage,
               v.split, encode(v.content_sha256, 'hex') as content, encode(v.visible_sha256, 'hex') as visible,
               v.brought_in_at, count(*) over place as of_place,
               row_number() over (place order by v.brought_in_at desc, v.content_sha256 desc) as from_last
          from (select * from claim where state = 'CONFLICT' order by month, claim_key limit 50) c
          join claim_version v on v.month = c.month and v.claim_key = c.claim_key
         where v.stage <> 'PAST'
        window place as (partition by c.month, c.claim_key, v.processed, v.stage)) versions
       where from_last <= $1
       order by month, claim, brought_in_at, content
      """;

  private static final String RECORDS =
      """
      select encode(v.claim_key, 'hex') as claim, encode(v.content_sha256, 'hex') as content, v.records
        from unnest($1::date[], $2::text[], $3::text[]) as wanted (month, claim, content)
        join claim_version v on v.month = wanted.month and v.claim_key = decode(wanted.claim, 'hex')
                            and v.content_sha256 = decode(wanted.content, 'hex')
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
  record Kept(ClaimVersion version, Instant at, byte[] records) {}

  /**
   * A claim in conflict.
   *
   * @param earlier how many of the versions that contradict each other are left out
   * @param versions the last of them, in the order in which they came
   */
  record Disputed(
      String claim,
      YearMonth month,
      Optional<String> insurer,
      Optional<UUID> person,
      int earlier,
      List<Kept> versions) {}

  /**
   * What became of a row.
   *
   * @param person whose 個人ID it names, where known
   */
  record Settled(Optional<UUID> person) {}

  Future<List<Disputed>> conflicts(SqlConnection tx) {
    return tx.preparedQuery(CONFLICTS)
        .execute(Tuple.of(MOST_VERSIONS))
        .compose(
            rows -> {
              Map<String, List<Row>> claims = new LinkedHashMap<>();
              for (Row row : rows) {
                claims.computeIfAbsent(row.getString("claim"), x -> new ArrayList<>()).add(row);
              }
              List<List<Row>> newest = claims.values().stream().map(WaitingStore::newest).toList();
              return records(tx, newest.stream().flatMap(List::stream).toList())
                  .map(
                      records -> newest.stream().map(rowsOf -> disputed(rowsOf, records)).toList());
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

  /** Those of the last place. */
  private static List<Row> newest(List<Row> versions) {
    List<ClaimVersion> newest =
        ClaimVersion.newest(versions.stream().map(WaitingStore::version).toList());
    return versions.stream().filter(row -> newest.contains(version(row))).toList();
  }

  /** What the versions say, by {@link #key}. */
  private static Future<Map<String, byte[]>> records(SqlConnection tx, List<Row> versions) {
    return tx.preparedQuery(RECORDS)
        .execute(
            Tuple.of(
                versions.stream().map(row -> row.getLocalDate("month")).toArray(LocalDate[]::new),
                versions.stream().map(row -> row.getString("claim")).toArray(String[]::new),
                versions.stream().map(row -> row.getString("content")).toArray(String[]::new)))
        .map(
            rows -> {
              Map<String, byte[]> records = new HashMap<>();
              rows.forEach(row -> records.put(key(row), row.getBuffer("records").getBytes()));
              return records;
            });
  }

  private static String key(Row version) {
    return version.getString("claim") + " " + version.getString("content");
  }

  private static Disputed disputed(List<Row> versions, Map<String, byte[]> records) {
    Row first = versions.get(0);
    return new Disputed(
        first.getString("claim"),
        YearMonth.from(first.getLocalDate("month")),
        Optional.ofNullable(first.getString("insurer_number")),
        Optional.ofNullable(first.getUUID("person_id")),
        first.getInteger("of_place") - versions.size(),
        versions.stream()
            .filter(row -> records.containsKey(key(row)))
            .map(
                row ->
                    new Kept(
                        version(row),
                        row.getOffsetDateTime("brought_in_at").toInstant(),
                        records.get(key(row))))
            .toList());
  }

  private static ClaimVersion version(Row row) {
    return new ClaimVersion(
        YearMonth.from(row.getLocalDate("processed")),
        Stage.valueOf(row.getString("stage")),
        row.getString("content"),
        row.getString("visible"),
        row.getBoolean("split"));
  }
}
