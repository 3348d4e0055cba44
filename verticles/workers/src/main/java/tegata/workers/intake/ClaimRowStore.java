package tegata.workers.intake;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tegata.workers.database.Jdbc;

/**
 * 見える行: writes what patients see of claims, or takes it away, of many claims at once. The key of a
 * claim's set begins with the month.
 */
final class ClaimRowStore {
  private static final String KIND = "CLAIM";

  private static final String STORED =
      """
      select s.set_key, s.id, s.content_sha256
        from unnest(?::uuid[], ?::text[]) as w (person_id, set_key)
        join record_set s on s.person_id = w.person_id and s.kind = ? and s.set_key = w.set_key
      """;

  /** The name of the sequence is looked up once, not for every number. */
  private static final String IDS =
      """
      select nextval((select pg_get_serial_sequence('record_set', 'id'))::regclass) as id
        from generate_series(1, ?)
      """;

  private static final String SETS =
      "record_set (id, person_id, kind, set_key, made_at, content_sha256, insurer_name, brought_in_at)";

  private static final String RENEW =
      """
      update record_set s
         set made_at = w.made_at::timestamp at time zone 'UTC', content_sha256 = w.content_sha256, brought_in_at = ?
        from unnest(?::bigint[], ?::date[], ?::bytea[]) as w (id, made_at, content_sha256)
       where s.id = w.id
      """;

  private static final String INSURERS = "select number, name from insurer where number = any (?)";

  private static final String DROP_SETS = "delete from record_set where id = any (?)";

  private static final List<String> DROP_ROWS =
      Stream.of("expense_notice", "medication", "treatment")
          .map(
              table ->
                  """
                  delete from %s r using unnest(?::uuid[], ?::date[], ?::bigint[]) as w (person_id, month, set_id)
                   where r.person_id = w.person_id and r.month = w.month and r.set_id = w.set_id
                     and r.month = any (?)
                  """
                      .formatted(table))
          .toList();

  private record Stored(long id, byte[] hash) {}

  /** Whose rows, and of which claim. */
  record Place(UUID person, ClaimKey claim, String setKey) {
    Place(UUID person, ClaimKey claim) {
      this(person, claim, claim.month() + "|" + claim.hex());
    }
  }

  /** What is to be shown of a claim. */
  record Shown(
      Place place,
      String facility,
      Optional<String> insurer,
      ClaimRows rows,
      YearMonth processed,
      Optional<YearMonth> corrected) {}

  /** A set of which something else was shown, or nothing. */
  private record Written(Shown shown, long id, byte[] hash) {}

  /**
   * Shows claims in the place of what was shown of them before, and hides others; gives those of
   * which something else was to be seen before. Each claim has one place.
   */
  Set<ClaimKey> bring(Jdbc tx, Collection<Shown> shown, Collection<Place> hidden, Instant now)
      throws SQLException {
    Map<String, Stored> stored = stored(tx, shown, hidden);
    Set<ClaimKey> changed = new HashSet<>();
    List<Written> news = new ArrayList<>();
    List<Written> renewed = new ArrayList<>();
    for (Shown one : shown) {
      byte[] hash = HexFormat.of().parseHex(one.rows().hash(one.corrected()));
      Stored before = stored.get(one.place().setKey());
      if (before == null) {
        news.add(new Written(one, 0, hash));
      } else if (!Arrays.equals(before.hash(), hash)) {
        renewed.add(new Written(one, before.id(), hash));
      }
    }
    List<Place> gone = hidden.stream().filter(p -> stored.containsKey(p.setKey())).toList();
    gone.forEach(place -> changed.add(place.claim()));
    Stream.concat(news.stream(), renewed.stream())
        .forEach(one -> changed.add(one.shown().place().claim()));
    drop(tx, renewed, gone, stored);
    renew(tx, renewed, now);
    insert(tx, news, renewed, now);
    return changed;
  }

  private static void insert(Jdbc tx, List<Written> news, List<Written> renewed, Instant now)
      throws SQLException {
    ShownRows rows = new ShownRows();
    if (!news.isEmpty()) {
      Map<String, String> insurers = insurers(tx, news);
      List<Long> ids = tx.list(IDS, row -> row.getLong("id"), news.size());
      List<Object[]> sets = new ArrayList<>();
      for (Written one : news) {
        Shown shown = one.shown();
        long id = ids.get(sets.size());
        sets.add(
            new Object[] {
              id,
              shown.place().person(),
              KIND,
              shown.place().setKey(),
              shown.processed().atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
              one.hash(),
              shown.insurer().map(insurers::get),
              now
            });
        rows.add(shown, id);
      }
      tx.copy(SETS, sets);
    }
    renewed.forEach(one -> rows.add(one.shown(), one.id()));
    rows.insert(tx);
  }

  private static void renew(Jdbc tx, List<Written> renewed, Instant now) throws SQLException {
    if (!renewed.isEmpty()) {
      tx.update(
          RENEW,
          now,
          renewed.stream().map(Written::id).toArray(Long[]::new),
          renewed.stream().map(w -> w.shown().processed().atDay(1)).toArray(LocalDate[]::new),
          renewed.stream().map(Written::hash).toArray(byte[][]::new));
    }
  }

  /** Drops the rows of what is written anew, and of what is gone its sets, too. */
  private static void drop(
      Jdbc tx, List<Written> renewed, List<Place> gone, Map<String, Stored> stored)
      throws SQLException {
    List<Place> all =
        Stream.concat(renewed.stream().map(one -> one.shown().place()), gone.stream()).toList();
    if (all.isEmpty()) {
      return;
    }
    for (String drop : DROP_ROWS) {
      tx.update(
          drop,
          all.stream().map(Place::person).toArray(UUID[]::new),
          all.stream().map(place -> place.claim().month().atDay(1)).toArray(LocalDate[]::new),
          ids(all, stored),
          ClaimKey.months(all.stream().map(Place::claim).toList()));
    }
    if (!gone.isEmpty()) {
      tx.update(DROP_SETS, (Object) ids(gone, stored));
    }
  }

  private static Long[] ids(List<Place> places, Map<String, Stored> stored) {
    return places.stream().map(place -> stored.get(place.setKey()).id()).toArray(Long[]::new);
  }

  /** What was shown of the claims before, by key. */
  private static Map<String, Stored> stored(
      Jdbc tx, Collection<Shown> shown, Collection<Place> hidden) throws SQLException {
    List<Place> places = Stream.concat(shown.stream().map(Shown::place), hidden.stream()).toList();
    Map<String, Stored> stored = new HashMap<>();
    if (!places.isEmpty()) {
      tx.each(
          STORED,
          row ->
              stored.put(
                  row.getString("set_key"),
                  new Stored(row.getLong("id"), row.getBytes("content_sha256"))),
          places.stream().map(Place::person).toArray(UUID[]::new),
          places.stream().map(Place::setKey).toArray(String[]::new),
          KIND);
    }
    return stored;
  }

  private static Map<String, String> insurers(Jdbc tx, List<Written> news) throws SQLException {
    Map<String, String> names = new HashMap<>();
    tx.each(
        INSURERS,
        row -> names.put(row.getString("number"), row.getString("name")),
        (Object)
            news.stream()
                .flatMap(one -> one.shown().insurer().stream())
                .distinct()
                .toArray(String[]::new));
    return names;
  }
}
