package tegata.workers.intake;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tegata.domain.audit.Entry;
import tegata.domain.claim.ClaimReturn;
import tegata.domain.claim.Standing.State;
import tegata.formats.Findings;
import tegata.formats.SourceFormat;
import tegata.formats.claim.ClaimReader;
import tegata.formats.claim.ClaimRecord;
import tegata.formats.claim.RefusedClaim;
import tegata.formats.claim.ReturnNotice;
import tegata.workers.audit.Audit;
import tegata.workers.database.Jdbc;
import tegata.workers.intake.StandClaims.Outcome;

/**
 * A file of claims, some at a time: whatever is committed stays, and the same file again adds
 * nothing, so that an import that was killed goes on by starting over.
 */
final class TakeClaims {
  private static final Set<Entry.Category> CATEGORIES =
      Set.of(Entry.Category.EXPENSE, Entry.Category.MEDICATION, Entry.Category.TREATMENT);

  private static final String ENSURE_MONTH = "select ensure_claim_month(?)";

  private final Jdbc database;
  private final Window window;
  private final Audit audit;
  private final Sender sender;
  private final ClaimFacts facts = new ClaimFacts();
  private final ClaimRegister register = new ClaimRegister();
  private final MasterRegister masters = new MasterRegister();
  private final StandClaims standing = new StandClaims();
  private final Quarantine quarantine = new Quarantine();
  private final Set<YearMonth> months = new HashSet<>();
  private final int most;

  /**
   * @param most claims in one transaction
   */
  TakeClaims(Jdbc database, Window window, Audit audit, Sender sender, int most) {
    this.database = database;
    this.window = window;
    this.audit = audit;
    this.sender = sender;
    this.most = most;
  }

  /**
   * Reads to the end and takes in what can be read; what cannot stands in the tally. While some
   * claims are stored, the next are read.
   */
  void take(String name, InputStream in, Instant now, Tally tally)
      throws IOException, SQLException {
    Findings findings = new Findings();
    ReadClaims reader = new ReadClaims(new ClaimReader(in, findings), window, sender, most);
    UUID request = UUID.randomUUID();
    try (OneAhead ahead = new OneAhead()) {
      ClaimChunk read = reader.chunk();
      while (!reader.isAtEnd()) {
        ClaimChunk chunk = read;
        ahead.begin(() -> store(name, chunk, request, now, tally));
        read = next(reader, ahead);
      }
      ahead.await();
      store(name, read, request, now, tally);
    }
    tally.add(findings.list());
  }

  /**
   * Where storing fails as well, that is told, with what could not be read beside it: the import
   * has to stop, while of a file that cannot be read others may follow.
   */
  private static ClaimChunk next(ReadClaims reader, OneAhead ahead)
      throws IOException, SQLException {
    try {
      return reader.chunk();
    } catch (IOException unread) {
      try {
        ahead.await();
      } catch (SQLException unstored) {
        unstored.addSuppressed(unread);
        throw unstored;
      }
      throw unread;
    }
  }

  /** Shows what waited for a coverage that has arrived by now. */
  int release(Instant now) throws SQLException {
    UUID request = UUID.randomUUID();
    int released = 0;
    ClaimKey last = ClaimRegister.FIRST;
    List<ClaimKey> page;
    do {
      ClaimKey after = last;
      page = database.inTransaction(() -> register.matchable(database, after));
      List<ClaimKey> keys = page;
      released +=
          database.inTransaction(
              () -> {
                lock();
                return show(new LinkedHashSet<>(keys), request, now).size();
              });
      last = page.isEmpty() ? last : page.get(page.size() - 1);
    } while (!page.isEmpty());
    return released;
  }

  /** Names what a master that has arrived by now knows. */
  void name(Instant now) throws SQLException {
    UUID request = UUID.randomUUID();
    String last = "";
    List<String> page;
    do {
      String after = last;
      page = database.inTransaction(() -> masters.nameable(database, after));
      Set<ClaimKey> keys = new LinkedHashSet<>();
      for (String set : page) {
        byte[] key = HexFormat.of().parseHex(set.substring(set.indexOf('|') + 1));
        database.inTransaction(() -> register.find(database, key)).ifPresent(keys::add);
      }
      database.inTransaction(
          () -> {
            lock();
            return show(keys, request, now);
          });
      last = page.isEmpty() ? last : page.get(page.size() - 1);
    } while (!page.isEmpty());
  }

  private Tally store(String name, ClaimChunk chunk, UUID request, Instant now, Tally tally)
      throws SQLException {
    tally.add(chunk.findings());
    tally.expired(chunk.expired());
    ensureMonths(chunk);
    return database.inTransaction(
        () -> {
          lock();
          take(name, chunk, request, now, tally);
          return tally;
        });
  }

  private void take(String name, ClaimChunk chunk, UUID request, Instant now, Tally tally)
      throws SQLException {
    SaidClaims said =
        new SaidClaims(
            database,
            chunk.claims().stream().flatMap(List::stream).map(SaidVersion::key).distinct().toList(),
            now);
    Set<ClaimKey> added = new HashSet<>();
    Set<ClaimKey> touched = new LinkedHashSet<>();
    for (List<SaidVersion> versions : chunk.claims()) {
      touched.addAll(take(versions, said, now, added, tally));
    }
    said.store();
    for (RefusedClaim refused : chunk.refused()) {
      refuse(name, refused, tally);
    }
    if (!chunk.notices().isEmpty()) {
      said.register();
      for (ReturnNotice notice : chunk.notices()) {
        touched.addAll(take(name, notice, now, tally));
      }
    }
    Set<ClaimKey> held = show(said, touched, request, now, tally);
    tally.heldOf((int) added.stream().filter(held::contains).count());
  }

  private void refuse(String name, RefusedClaim refused, Tally tally) throws SQLException {
    quarantine.put(database, name, refused.records(), refused.findings());
    tally.rejected(1);
  }

  /** An insurer returns what is known as its own, by number; a number it guessed is nobody's. */
  private boolean mayReturn(ReturnNotice notice) throws SQLException {
    if (!sender.isInsurer()) {
      return true;
    }
    List<String> insurers = facts.insurersOf(database, notice.searchNumber().strip());
    return !insurers.isEmpty() && insurers.stream().allMatch(sender::mayTellOf);
  }

  private List<ClaimKey> take(
      List<SaidVersion> versions, SaidClaims said, Instant now, Set<ClaimKey> added, Tally tally)
      throws SQLException {
    List<ClaimKey> touched = new ArrayList<>();
    int news = 0;
    boolean first = false;
    for (SaidVersion version : versions) {
      tally.add(version.points());
      ClaimKey key = version.key();
      String number = version.searchNumber();
      boolean known = !said.addClaim(version);
      boolean more = said.addVersion(version);
      boolean linked = !number.isEmpty() && said.addNumber(key, number);
      if (version.returned()) {
        boolean byKey = number.isEmpty() || sender.isInsurer();
        ClaimReturn returned = new ClaimReturn(version.version().processed(), false);
        more |= facts.addReturn(database, byKey ? "key:" + key.hex() : number, returned, now);
      }
      if (!known) {
        first = true;
        added.add(key);
        tally.add(version.insurer());
      }
      if (more || linked) {
        news++;
        touched.add(key);
      }
    }
    count(news, first, tally);
    return touched;
  }

  private List<ClaimKey> take(String name, ReturnNotice notice, Instant now, Tally tally)
      throws SQLException {
    ClaimRecord record = notice.record();
    if (!mayReturn(notice)) {
      Findings reasons = new Findings();
      refuse(name, ReadClaims.otherInsurers(List.of(record), record, reasons), tally);
      tally.add(reasons.list());
      return List.of();
    }
    ClaimReturn returned = new ClaimReturn(notice.processed().orElseThrow(), notice.isWithdrawal());
    boolean more = facts.addReturn(database, notice.searchNumber().strip(), returned, now);
    List<ClaimKey> claims = facts.withNumber(database, notice.searchNumber().strip());
    if (claims.isEmpty()) {
      tally.warn(ReadClaims.place(record), "claim-unknown", "この検索番号のレセプトは届いていません。届いたときに返戻します。");
    }
    count(more ? 1 : 0, true, tally);
    return more ? claims : List.of();
  }

  private static void count(int news, boolean first, Tally tally) {
    if (news == 0) {
      tally.unchanged(1);
    } else if (first) {
      tally.accepted(1);
    } else {
      tally.replaced(1);
    }
  }

  /** Shows what stands now; gives the claims whose person is not known. */
  private Set<ClaimKey> show(
      SaidClaims said, Set<ClaimKey> touched, UUID request, Instant now, Tally tally)
      throws SQLException {
    Set<ClaimKey> held = new HashSet<>();
    if (touched.isEmpty()) {
      return held;
    }
    Map<UUID, Integer> changes = new HashMap<>();
    for (Map.Entry<ClaimKey, Outcome> stood :
        standing.stand(database, said, touched, now).entrySet()) {
      ClaimKey key = stood.getKey();
      Outcome outcome = stood.getValue();
      if (outcome.person().isEmpty()) {
        held.add(key);
      } else if (outcome.changed()) {
        changes.merge(outcome.person().get(), 1, Integer::sum);
      }
      if (outcome.standing().state() == State.CONFLICT) {
        tally.warn(
            "診療年月 " + key.month(), "claim-conflict", "同じ月に届いた二つのレセプトが食い違います。どちらを使うか決まるまで、見せません。");
      }
    }
    audit.append(
        database,
        changes.entrySet().stream()
            .map(
                change ->
                    Imported.of(
                        change.getKey(),
                        request,
                        SourceFormat.CLAIM,
                        new Counts(change.getValue(), 0, 0, 0, 0, 0),
                        CATEGORIES.toArray(Entry.Category[]::new)))
            .toList());
    return held;
  }

  private Set<ClaimKey> show(Set<ClaimKey> keys, UUID request, Instant now) throws SQLException {
    Tally unseen = new Tally(ImportProgress.SILENT);
    Set<ClaimKey> held = show(new SaidClaims(database, keys, now), keys, request, now, unseen);
    Set<ClaimKey> shown = new HashSet<>(keys);
    shown.removeAll(held);
    return shown;
  }

  private void ensureMonths(ClaimChunk chunk) throws SQLException {
    for (List<SaidVersion> versions : chunk.claims()) {
      YearMonth month = versions.get(0).key().month();
      if (months.add(month)) {
        database.inTransaction(() -> database.list(ENSURE_MONTH, row -> true, month.atDay(1)));
      }
    }
  }

  private void lock() throws SQLException {
    IntakeLock.forRecords(database);
    IntakeLock.forClaims(database);
  }
}
