package tegata.workers.intake;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import tegata.workers.database.Jdbc;

/** Sets of records and which one stands. The person's row is locked by whoever changes them. */
final class RecordSetStore {
  private static final String FIND =
      """
      select id, made_at, brought_in_at, content_sha256 from record_set
       where person_id = ? and kind = ? and set_key = ?
      """;

  private static final String INSERT =
      """
      insert into record_set
        (person_id, kind, set_key, made_at, content_sha256, insurer_name, details_range, brought_in_at)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      returning id
      """;

  private static final String RENEW =
      """
      update record_set set made_at = ?, content_sha256 = ?, insurer_name = ?, details_range = ?, brought_in_at = ?
       where id = ?
      """;

  /** What became of a set. */
  enum Outcome {
    ADDED,
    REPLACED,
    SAME,
    /** What is there was made later. */
    OLDER
  }

  private record Stored(long id, Instant madeAt, Instant broughtInAt, byte[] hash) {}

  /** Stores the set, unless what is there says the same or was made later. */
  Outcome store(Jdbc tx, UUID person, RecordSet set, Instant receivedAt) throws SQLException {
    Optional<Stored> there = find(tx, person, set);
    byte[] hash = set.contentHash();
    if (there.isEmpty()) {
      set.insert(tx, person, insert(tx, person, set, hash, receivedAt));
      return Outcome.ADDED;
    }
    Stored stored = there.get();
    if (Arrays.equals(hash, stored.hash())) {
      if (set.madeAt().isAfter(stored.madeAt())) {
        renew(tx, stored.id(), set, hash, receivedAt);
      }
      return Outcome.SAME;
    }
    if (!isNewer(set, receivedAt, stored)) {
      return Outcome.OLDER;
    }
    renew(tx, stored.id(), set, hash, receivedAt);
    set.delete(tx, person, stored.id());
    set.insert(tx, person, stored.id());
    return Outcome.REPLACED;
  }

  /** Of two made at the same time, the one that arrived later stands. */
  private static boolean isNewer(RecordSet set, Instant receivedAt, Stored stored) {
    int made = set.madeAt().compareTo(stored.madeAt());
    return made > 0 || made == 0 && !receivedAt.isBefore(stored.broughtInAt());
  }

  private static Optional<Stored> find(Jdbc tx, UUID person, RecordSet set) throws SQLException {
    return tx.first(
        FIND,
        row ->
            new Stored(
                row.getLong("id"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("brought_in_at", OffsetDateTime.class).toInstant(),
                row.getBytes("content_sha256")),
        person,
        set.kind(),
        set.key());
  }

  private static long insert(Jdbc tx, UUID person, RecordSet set, byte[] hash, Instant receivedAt)
      throws SQLException {
    return tx.first(
            INSERT,
            row -> row.getLong("id"),
            person,
            set.kind(),
            set.key(),
            set.madeAt(),
            hash,
            set.insurerName(),
            set.detailsRange(),
            receivedAt)
        .orElseThrow();
  }

  /** Also for the same content: a file made in between and arriving later must not win. */
  private static void renew(Jdbc tx, long id, RecordSet set, byte[] hash, Instant receivedAt)
      throws SQLException {
    tx.update(RENEW, set.madeAt(), hash, set.insurerName(), set.detailsRange(), receivedAt, id);
  }
}
