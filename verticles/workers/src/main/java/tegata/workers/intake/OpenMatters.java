package tegata.workers.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import tegata.workers.database.Jdbc;

/**
 * 取込の未決事項: what waits for an operator, or for another file. Names nobody: a claim is known by its
 * key.
 *
 * @param conflicts claims of which two files of the same month and stage say different things
 * @param waitingReturns 返戻 whose claims have not arrived
 * @param unmatched claims whose person is not known, by insurer
 * @param heldFiles files whose person is not known
 * @param unfinished files whose import was stopped, or is still running
 * @param quarantined what was refused, the newest first
 */
public record OpenMatters(
    List<Conflict> conflicts,
    List<WaitingReturn> waitingReturns,
    List<Unmatched> unmatched,
    int heldFiles,
    List<String> unfinished,
    List<Quarantined> quarantined) {

  /** More of one kind tell an operator nothing new. */
  private static final int MOST = 1_000;

  private static final String CONFLICTS =
      """
      select encode(v.claim_key, 'hex') as claim, v.month, c.kind, c.insurer_number, v.processed, v.stage,
             encode(v.content_sha256, 'hex') as version, v.brought_in_at
        from claim c join claim_version v on v.month = c.month and v.claim_key = c.claim_key
       where c.state = 'CONFLICT' and v.stage <> 'PAST'
         and exists (select 1 from claim_version o
                      where o.month = v.month and o.claim_key = v.claim_key and o.processed = v.processed
                        and o.stage = v.stage and o.content_sha256 <> v.content_sha256)
       order by v.month, 1, v.processed, v.stage, v.brought_in_at, 7 limit\s"""
          + MOST;

  private static final String WAITING =
      """
      select target, processed, withdrawn from claim_return r
       where target not like 'key:%' and not exists (select 1 from claim_number n where n.search_number = r.target)
       order by processed, target limit\s"""
          + MOST;

  private static final String UNMATCHED =
      """
      select coalesce(insurer_number, '') as insurer, count(*) as claims, min(month) as since from claim
       where person_id is null group by 1 order by 1 limit\s"""
          + MOST;

  private static final String UNFINISHED =
      """
      select file_name from import_batch where ended_at is null order by began_at limit\s"""
          + MOST;

  private static final String QUARANTINED =
      """
      select file_name, line, place, code, reason, raw, quarantined_at from quarantine where settled_at is null
       order by quarantined_at desc, file_name, line limit\s"""
          + MOST;

  private static final String HELD = "select count(*) as files from held_file";

  /**
   * One of the versions between which is to be chosen.
   *
   * @param claim key of the claim
   * @param version hash of what it says
   */
  public record Conflict(
      String claim,
      YearMonth month,
      String kind,
      String insurer,
      YearMonth processed,
      String stage,
      String version,
      Instant broughtInAt) {}

  /** 返戻 or 取下げ by 検索番号. */
  public record WaitingReturn(String searchNumber, YearMonth processed, boolean withdrawn) {}

  /**
   * Claims without a person.
   *
   * @param insurer empty where only 公費 pays
   * @param since the oldest 診療年月
   */
  public record Unmatched(String insurer, long claims, YearMonth since) {}

  /**
   * 取り込めなかった記録.
   *
   * @param line of the file, 0 where all of it is meant
   * @param place line and field
   * @param raw the record as it came; it may hold personal data
   */
  public record Quarantined(
      String file,
      int line,
      String place,
      String code,
      String reason,
      String raw,
      Instant quarantinedAt) {}

  static OpenMatters of(Jdbc database) throws SQLException {
    return database.inTransaction(
        () ->
            new OpenMatters(
                database.list(CONFLICTS, OpenMatters::conflict),
                database.list(WAITING, OpenMatters::waiting),
                database.list(UNMATCHED, OpenMatters::unmatched),
                database.first(HELD, row -> row.getInt("files")).orElse(0),
                database.list(UNFINISHED, row -> row.getString("file_name")),
                database.list(QUARANTINED, OpenMatters::quarantined)));
  }

  private static Conflict conflict(ResultSet row) throws SQLException {
    return new Conflict(
        row.getString("claim"),
        month(row, "month"),
        row.getString("kind"),
        row.getString("insurer_number") == null ? "" : row.getString("insurer_number"),
        month(row, "processed"),
        row.getString("stage"),
        row.getString("version"),
        row.getObject("brought_in_at", OffsetDateTime.class).toInstant());
  }

  private static WaitingReturn waiting(ResultSet row) throws SQLException {
    return new WaitingReturn(
        row.getString("target"), month(row, "processed"), row.getBoolean("withdrawn"));
  }

  private static Unmatched unmatched(ResultSet row) throws SQLException {
    return new Unmatched(row.getString("insurer"), row.getLong("claims"), month(row, "since"));
  }

  private static Quarantined quarantined(ResultSet row) throws SQLException {
    return new Quarantined(
        row.getString("file_name"),
        row.getInt("line"),
        row.getString("place"),
        row.getString("code"),
        row.getString("reason"),
        row.getString("raw"),
        row.getObject("quarantined_at", OffsetDateTime.class).toInstant());
  }

  private static YearMonth month(ResultSet row, String column) throws SQLException {
    return YearMonth.from(row.getObject(column, LocalDate.class));
  }
}
