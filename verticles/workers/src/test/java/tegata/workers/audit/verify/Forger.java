package tegata.workers.audit.verify;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tegata.proof.CompactRange;
import tegata.proof.Hash;
import tegata.proof.SignedHead;
import tegata.workers.audit.EntryRow;
import tegata.workers.audit.HeadSigner;
import tegata.workers.database.Jdbc;

/** Somebody with the database in their hands who means to change what was. */
final class Forger {
  private final Jdbc database;
  private final RandomGenerator random;
  private final int size;

  Forger(Jdbc database, RandomGenerator random, int size) {
    this.database = database;
    this.random = random;
    this.size = size;
  }

  void edit() throws SQLException {
    String change =
        oneOf(
            "note = coalesce(note, '') || 'x'",
            "actor_name = actor_name || '様'",
            "actor_id = actor_id || '0'",
            "actor_kind = 'OPERATOR'",
            "basis = 'CONSENT'",
            "result = 'DENIED'",
            "kind = 'LOGIN'",
            "subject = gen_random_uuid()",
            "subject = null",
            "request_id = gen_random_uuid()",
            "categories = categories || array['LIMIT']",
            "categories = array['CHECKUP,MEDICATION']",
            "at = at + interval '1 microsecond'",
            "salt = sha256('x')::bytea",
            "at = 'infinity'");
    database.update(
        "update audit_entry set %s where number = ?"
            .formatted(change.replace("sha256('x')::bytea", "substr(sha256('x'), 1, 16)")),
        numberAt(place()));
    perhapsMend();
  }

  void delete() throws SQLException {
    int place = place();
    database.update("delete from audit_entry where number = ?", numberAt(place));
    if (random.nextBoolean()) {
      database.update("delete from audit_leaf where index = ?", (long) place);
      shift(place, -1);
      perhapsMend();
    }
  }

  void insert() throws SQLException {
    int place = place();
    long number = insertLike(numberAt(place), "at");
    switch (random.nextInt(3)) {
      case 0 ->
          database.update(
              "update audit_entry e set tx = n.tx from audit_entry n where e.number = ? and n.number = ?",
              number,
              numberAt(place));
      case 1 -> {
        shift(place, 1);
        database.update("insert into audit_leaf values (?, ?, sha256('x'))", (long) place, number);
        mend(Optional.empty());
      }
      default -> {}
    }
  }

  void reorder() throws SQLException {
    int one = place();
    int other = (one + 1 + random.nextInt(size - 1)) % size;
    long first = numberAt(one);
    long second = numberAt(other);
    if (random.nextBoolean()) {
      database.update("update audit_leaf set number = -1 where index = ?", (long) one);
      database.update("update audit_leaf set number = ? where index = ?", first, (long) other);
      database.update("update audit_leaf set number = ? where index = ?", second, (long) one);
    } else {
      database.update(
          "update audit_entry e set at = o.at, salt = o.salt from audit_entry o where e.number = ? and o.number = ?",
          first,
          second);
    }
    perhapsMend();
  }

  void cutTail() throws SQLException {
    int left = place();
    database.update(
        "delete from audit_entry using audit_leaf l where audit_entry.number = l.number and l.index >= ?",
        (long) left);
    database.update("delete from audit_leaf where index >= ?", (long) left);
    if (random.nextBoolean()) {
      database.update("delete from audit_head where size > ?", (long) left);
      mend(Optional.empty());
    }
  }

  /** Even with the signing key. */
  void rewriteAll(HeadSigner key) throws SQLException {
    database.update(
        "update audit_entry set actor_name = '架空 次郎' where number = ?", numberAt(place()));
    mend(Optional.of(key));
  }

  void backDate() throws SQLException {
    if (random.nextBoolean()) {
      database.update(
          "update audit_entry set at = at - make_interval(secs => ?) where number = ?",
          1.0 + random.nextInt(1_000_000),
          numberAt(place()));
      perhapsMend();
    } else {
      long number = insertLike(numberAt(place()), "at - interval '2 days'");
      database.update("insert into audit_leaf values (?, ?, sha256('x'))", (long) size, number);
      mend(Optional.empty());
    }
  }

  private void perhapsMend() throws SQLException {
    if (random.nextBoolean()) {
      mend(Optional.empty());
    }
  }

  /** Makes leaves, nodes and tree fit the entries again; with the key, the heads too. */
  private void mend(Optional<HeadSigner> key) throws SQLException {
    CompactRange tree = new CompactRange();
    List<Hash> leaves = new ArrayList<>();
    List<Hash> roots = new ArrayList<>(List.of(tree.root()));
    database.update("delete from audit_node");
    database.each(
        "select "
            + EntryRow.COLUMNS
            + " from audit_leaf l join audit_entry e on e.number = l.number"
            + " where isfinite(e.at) order by l.index",
        row -> leaves.add(EntryRow.of(row).leaf()));
    List<Object[]> nodes = new ArrayList<>();
    List<Object[]> hashes = new ArrayList<>();
    for (Hash leaf : leaves) {
      hashes.add(new Object[] {leaf.bytes(), tree.size()});
      tree.append(
          leaf,
          (id, hash) -> {
            if (id.level() % 4 == 0) {
              nodes.add(new Object[] {id.level(), id.index(), hash.bytes()});
            }
          });
      roots.add(tree.root());
    }
    database.batch("update audit_leaf set hash = ? where index = ?", hashes);
    database.batch("insert into audit_node values (?, ?, ?)", nodes);
    database.update(
        "update audit_tree set size = ?, root = ?, frontier = ?, seen_size = ?",
        tree.size(),
        tree.root().bytes(),
        tree.frontier().stream().map(Hash::bytes).toArray(byte[][]::new),
        tree.size());
    if (key.isPresent()) {
      signAnew(key.get(), roots);
    }
  }

  private void signAnew(HeadSigner key, List<Hash> roots) throws SQLException {
    for (String line : database.list("select line from audit_head", row -> row.getString(1))) {
      SignedHead old = SignedHead.parse(line);
      int of = (int) old.head().size();
      SignedHead forged = key.sign(old.head().log(), of, roots.get(of), old.head().signedAt());
      database.update("update audit_head set line = ? where line = ?", forged.line(), line);
    }
  }

  private void shift(int place, int by) throws SQLException {
    database.update("update audit_leaf set index = -index - 1 where index >= ?", (long) place);
    database.update("update audit_leaf set index = -index - 1 + ? where index < 0", by);
  }

  private long insertLike(long number, String at) throws SQLException {
    return database
        .first(
            """
            insert into audit_entry
              (at, kind, subject, actor_kind, actor_id, actor_name, categories, basis, result, request_id, salt)
            select %s, kind, subject, actor_kind, actor_id, '架空 三郎', categories, basis, result, gen_random_uuid(), salt
              from audit_entry where number = ? returning number
            """
                .formatted(at),
            row -> row.getLong(1),
            number)
        .orElseThrow();
  }

  private long numberAt(int place) throws SQLException {
    return database
        .first("select number from audit_leaf where index = ?", row -> row.getLong(1), (long) place)
        .orElseThrow();
  }

  private int place() {
    return random.nextInt(size);
  }

  private String oneOf(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
