package tegata.workers.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.proof.LoggedEntry;

/** Reads an entry as the log holds it, without asking whether its words are still ours. */
public final class EntryRow {

  /** The columns this reads. */
  public static final String COLUMNS =
      "e.number, e.at, e.kind, e.subject, e.actor_kind, e.actor_id, e.actor_name, e.categories,"
          + " e.basis, e.result, e.request_id, e.note, e.salt";

  private EntryRow() {}

  public static LoggedEntry of(ResultSet row) throws SQLException {
    return new LoggedEntry(
        row.getLong("number"),
        at(row),
        row.getString("kind"),
        Optional.ofNullable(row.getObject("subject", UUID.class)),
        row.getString("actor_kind"),
        row.getString("actor_id"),
        row.getString("actor_name"),
        List.of((String[]) row.getArray("categories").getArray()),
        row.getString("basis"),
        row.getString("result"),
        row.getObject("request_id", UUID.class),
        Optional.ofNullable(row.getString("note")),
        HexFormat.of().formatHex(row.getBytes("salt")));
  }

  private static Instant at(ResultSet row) throws SQLException {
    return row.getObject("at", OffsetDateTime.class).toInstant();
  }
}
