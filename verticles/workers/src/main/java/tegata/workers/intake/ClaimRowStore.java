package tegata.workers.intake;

import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.workers.database.Jdbc;

/**
 * 見える行: writes what a patient sees of one claim, or takes it away. The set's key begins with the
 * month.
 */
final class ClaimRowStore {
  private static final String KIND = "CLAIM";

  private static final String FIND =
      "select id, content_sha256 from record_set where person_id = ? and kind = ? and set_key = ?";

  private static final String PUT =
      """
      insert into record_set
        (person_id, kind, set_key, made_at, content_sha256, insurer_name, brought_in_at)
      values (?, ?, ?, ?, ?, (select name from insurer where number = ?), ?)
      on conflict (person_id, kind, set_key) do update
         set made_at = excluded.made_at, content_sha256 = excluded.content_sha256,
             brought_in_at = excluded.brought_in_at
      returning id
      """;

  private static final String FIND_MANY =
      """
      select s.person_id, s.set_key, s.id, s.content_sha256
        from unnest(?::uuid[], ?::text[]) as w (person_id, set_key)
        join record_set s on s.person_id = w.person_id and s.kind = ? and s.set_key = w.set_key
      """;

  private static final String IDS =
      "select nextval(pg_get_serial_sequence('record_set', 'id')) as id from generate_series(1, ?)";

  private static final String PUT_NEW =
      """
      insert into record_set
        (id, person_id, kind, set_key, made_at, content_sha256, insurer_name, brought_in_at)
      overriding system value values (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String INSURERS = "select number, name from insurer where number = any (?)";

  private static final String DROP_SET = "delete from record_set where id = ?";

  private static final List<String> DROP_ROWS =
      List.of("expense_notice", "medication", "treatment").stream()
          .map(
              table ->
                  "delete from %s where person_id = ? and month = ? and set_id = ?"
                      .formatted(table))
          .toList();

  private record Stored(long id, byte[] hash) {}

  /** What is to be shown of a claim. */
  record Shown(Place place, ClaimRows rows, YearMonth processed, Optional<YearMonth> corrected) {}

  /** Whose rows and of which claim. */
  record Place(UUID person, ClaimKey claim, String facility, Optional<String> insurer) {
    String setKey() {
      return claim.month() + "|" + claim.hex();
    }
  }

  /** Puts the rows in the place of what was shown of the claim; false when that said the same. */
  boolean put(
      Jdbc tx,
      Place place,
      ClaimRows rows,
      YearMonth processed,
      Optional<YearMonth> corrected,
      Instant now)
      throws SQLException {
    byte[] hash = HexFormat.of().parseHex(rows.hash(corrected));
    Optional<Stored> there = find(tx, place.person(), place.setKey());
    if (there.filter(stored -> Arrays.equals(stored.hash(), hash)).isPresent()) {
      return false;
    }
    if (there.isPresent()) {
      dropRows(tx, place.person(), place.claim().month(), there.get().id());
    }
    long set =
        tx.first(
                PUT,
                row -> row.getLong("id"),
                place.person(),
                KIND,
                place.setKey(),
                madeAt(processed),
                hash,
                place.insurer(),
                now)
            .orElseThrow();
    ShownRows shown = new ShownRows();
    shown.add(place, set, rows, corrected.map(month -> month.atDay(1)));
    shown.insert(tx);
    return true;
  }

  /**
   * Puts the rows of many claims at once, each in the place of what was shown of it; gives those of
   * which something else was shown before.
   */
  Set<ClaimKey> put(Jdbc tx, List<Shown> shown, Instant now) throws SQLException {
    Map<String, Stored> stored = stored(tx, shown);
    List<Shown> news = new ArrayList<>();
    Set<ClaimKey> changed = new HashSet<>();
    for (Shown one : shown) {
      if (!stored.containsKey(one.place().person() + one.place().setKey())) {
        news.add(one);
        changed.add(one.place().claim());
      } else if (put(tx, one.place(), one.rows(), one.processed(), one.corrected(), now)) {
        changed.add(one.place().claim());
      }
    }
    insert(tx, news, now);
    return changed;
  }

  private static void insert(Jdbc tx, List<Shown> news, Instant now) throws SQLException {
    if (news.isEmpty()) {
      return;
    }
    Map<String, String> insurers = insurers(tx, news);
    List<Long> ids = tx.list(IDS, row -> row.getLong("id"), news.size());
    List<Object[]> sets = new ArrayList<>();
    ShownRows rows = new ShownRows();
    for (Shown one : news) {
      long set = ids.get(sets.size());
      sets.add(
          new Object[] {
            set,
            one.place().person(),
            KIND,
            one.place().setKey(),
            madeAt(one.processed()),
            HexFormat.of().parseHex(one.rows().hash(one.corrected())),
            one.place().insurer().map(insurers::get),
            now
          });
      rows.add(one.place(), set, one.rows(), one.corrected().map(month -> month.atDay(1)));
    }
    tx.batch(PUT_NEW, sets);
    rows.insert(tx);
  }

  private static Instant madeAt(YearMonth processed) {
    return processed.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Takes away what was shown of the claim; false when nothing was. */
  boolean remove(Jdbc tx, UUID person, ClaimKey claim) throws SQLException {
    Optional<Stored> there = find(tx, person, claim.month() + "|" + claim.hex());
    if (there.isPresent()) {
      dropRows(tx, person, claim.month(), there.get().id());
      tx.update(DROP_SET, there.get().id());
    }
    return there.isPresent();
  }

  private static Optional<Stored> find(Jdbc tx, UUID person, String setKey) throws SQLException {
    return tx.first(
        FIND,
        row -> new Stored(row.getLong("id"), row.getBytes("content_sha256")),
        person,
        KIND,
        setKey);
  }

  private static void dropRows(Jdbc tx, UUID person, YearMonth month, long set)
      throws SQLException {
    for (String drop : DROP_ROWS) {
      tx.update(drop, person, month.atDay(1), set);
    }
  }

  /** What was shown of claims before, by person and key. */
  private static Map<String, Stored> stored(Jdbc tx, List<Shown> shown) throws SQLException {
    Map<String, Stored> stored = new HashMap<>();
    tx.each(
        FIND_MANY,
        row ->
            stored.put(
                row.getString("person_id") + row.getString("set_key"),
                new Stored(row.getLong("id"), row.getBytes("content_sha256"))),
        shown.stream().map(one -> one.place().person()).toArray(UUID[]::new),
        shown.stream().map(one -> one.place().setKey()).toArray(String[]::new),
        KIND);
    return stored;
  }

  private static Map<String, String> insurers(Jdbc tx, List<Shown> shown) throws SQLException {
    Map<String, String> names = new HashMap<>();
    tx.each(
        INSURERS,
        row -> names.put(row.getString("number"), row.getString("name")),
        (Object)
            shown.stream()
                .flatMap(one -> one.place().insurer().stream())
                .distinct()
                .toArray(String[]::new));
    return names;
  }
}
