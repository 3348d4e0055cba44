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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tegata.domain.audit.Entry;
import tegata.domain.claim.ClaimReturn;
import tegata.domain.claim.ClaimVersion;
import tegata.domain.claim.ClaimVersion.Stage;
import tegata.domain.claim.Standing.State;
import tegata.domain.insurer.CheckDigit;
import tegata.formats.Findings;
import tegata.formats.SourceFormat;
import tegata.formats.claim.Claim;
import tegata.formats.claim.ClaimEntry;
import tegata.formats.claim.ClaimFigures;
import tegata.formats.claim.ClaimReader;
import tegata.formats.claim.ClaimRecord;
import tegata.formats.claim.ClaimSubject;
import tegata.formats.claim.ClaimText;
import tegata.formats.claim.Corrections;
import tegata.formats.claim.PointsCheck;
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
  /** Claims in one transaction, and characters of them in memory. */
  private static final int CHUNK = 200;

  private static final int CHUNK_WEIGHT = 4 * 1024 * 1024;

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

  TakeClaims(Jdbc database, Window window, Audit audit, Sender sender) {
    this.database = database;
    this.window = window;
    this.audit = audit;
    this.sender = sender;
  }

  /** Reads to the end and takes in what can be read; what cannot stands in the tally. */
  void take(String name, InputStream in, Instant now, Tally tally)
      throws IOException, SQLException {
    Findings findings = new Findings();
    ClaimReader reader = new ClaimReader(in, findings);
    UUID request = UUID.randomUUID();
    List<ClaimEntry> chunk = new ArrayList<>();
    int weight = 0;
    Optional<ClaimEntry> next = reader.next();
    while (next.isPresent()) {
      chunk.add(next.get());
      weight += weight(next.get());
      next = reader.next();
      if (chunk.size() == CHUNK || weight > CHUNK_WEIGHT || next.isEmpty()) {
        store(name, chunk, request, now, tally);
        chunk.clear();
        weight = 0;
      }
    }
    tally.add(findings.list());
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

  /**
   * Decides between the versions of a claim that contradict each other; false when there are no
   * such claim and version.
   */
  boolean choose(String claim, String version, Instant now) throws SQLException {
    return database.inTransaction(
        () -> {
          lock();
          Optional<ClaimKey> key = register.find(database, HexFormat.of().parseHex(claim));
          if (key.isEmpty() || !hasVersion(key.get(), version)) {
            return false;
          }
          facts.addChoice(database, key.get(), version);
          show(Set.of(key.get()), UUID.randomUUID(), now);
          return true;
        });
  }

  private boolean hasVersion(ClaimKey key, String version) throws SQLException {
    return facts.versions(database, key).stream().anyMatch(v -> v.content().equals(version));
  }

  private void store(String name, List<ClaimEntry> chunk, UUID request, Instant now, Tally tally)
      throws SQLException {
    List<ClaimEntry> kept =
        chunk.stream()
            .map(entry -> usable(entry, tally))
            .filter(entry -> isKept(entry, tally))
            .toList();
    ensureMonths(kept);
    database.inTransaction(
        () -> {
          lock();
          take(name, kept, request, now, tally);
          return tally;
        });
  }

  private void take(String name, List<ClaimEntry> chunk, UUID request, Instant now, Tally tally)
      throws SQLException {
    Map<ClaimKey, Integer> added = new HashMap<>();
    Set<ClaimKey> touched = new LinkedHashSet<>(takeClaims(chunk, now, added, tally));
    for (ClaimEntry entry : chunk) {
      if (entry instanceof ReturnNotice notice && mayReturn(notice)) {
        touched.addAll(take(notice, now, tally));
      } else if (entry instanceof ReturnNotice notice) {
        refuse(name, otherInsurers(List.of(notice.record()), place(notice.record()), tally), tally);
      } else if (entry instanceof RefusedClaim refused) {
        refuse(name, refused, tally);
      }
    }
    Set<ClaimKey> held = show(touched, request, now, tally);
    tally.heldOf((int) added.keySet().stream().filter(held::contains).count());
  }

  private Set<ClaimKey> takeClaims(
      List<ClaimEntry> chunk, Instant now, Map<ClaimKey, Integer> added, Tally tally)
      throws SQLException {
    List<List<Version>> claims =
        chunk.stream()
            .filter(Claim.class::isInstance)
            .map(Claim.class::cast)
            .map(TakeClaims::versions)
            .toList();
    SaidClaims said =
        new SaidClaims(
            database, claims.stream().flatMap(List::stream).map(Version::key).distinct().toList());
    Set<ClaimKey> touched = new LinkedHashSet<>();
    for (List<Version> versions : claims) {
      touched.addAll(take(versions, said, now, added, tally));
    }
    said.store();
    return touched;
  }

  private void refuse(String name, RefusedClaim refused, Tally tally) throws SQLException {
    quarantine.put(database, name, refused.records(), refused.findings());
    tally.rejected(1);
  }

  private boolean isKept(ClaimEntry entry, Tally tally) {
    if (!(entry instanceof Claim claim)) {
      return true;
    }
    if (claim.month().isBefore(window.firstMonth())) {
      tally.expired(1);
      return false;
    }
    return true;
  }

  /** What cannot be taken in although it can be read becomes a refusal. */
  private ClaimEntry usable(ClaimEntry entry, Tally tally) {
    if (entry instanceof Claim claim && claim.month().isAfter(YearMonth.now(window.clock()))) {
      return refused(claim.records(), place(claim), "future", "まだ来ていない診療年月です。", tally);
    }
    if (entry instanceof Claim claim && !isOwn(claim)) {
      return otherInsurers(claim.records(), place(claim), tally);
    }
    if (entry instanceof ReturnNotice notice
        && (notice.processed().isEmpty() || notice.searchNumber().isBlank())) {
      ClaimRecord hr = notice.record();
      return refused(List.of(hr), place(hr), "return-names-nothing", "処理年月か検索番号が読めません。", tally);
    }
    return entry;
  }

  /** As it was sent and as it was decided: a correction may name another insurer. */
  private boolean isOwn(Claim claim) {
    return Stream.concat(
            Stream.of(Corrections.original(claim)), Corrections.applied(claim).stream())
        .allMatch(version -> sender.mayTellOf(ClaimSubject.of(version).insurerNumber()));
  }

  /** An insurer returns what is known as its own, by number; a number it guessed is nobody's. */
  private boolean mayReturn(ReturnNotice notice) throws SQLException {
    if (!sender.isInsurer()) {
      return true;
    }
    List<String> insurers = facts.insurersOf(database, notice.searchNumber().strip());
    return !insurers.isEmpty() && insurers.stream().allMatch(sender::mayTellOf);
  }

  private static RefusedClaim otherInsurers(List<ClaimRecord> records, String place, Tally tally) {
    return refused(records, place, "other-insurer", "送り手の保険者番号のレセプトではありません。", tally);
  }

  private static RefusedClaim refused(
      List<ClaimRecord> records, String place, String code, String message, Tally tally) {
    Findings reasons = new Findings();
    reasons.error(place, code, message);
    tally.add(reasons.list());
    return new RefusedClaim(records, reasons.list());
  }

  /** What a claim of a file stands for. */
  private record Version(Claim sent, Claim claim, ClaimSubject subject, ClaimKey key) {
    static Version of(Claim sent, Claim claim) {
      ClaimSubject subject = ClaimSubject.of(claim);
      return new Version(sent, claim, subject, ClaimKey.of(claim, subject, ClaimFigures.of(claim)));
    }
  }

  /** As sent and, where it was corrected, as decided. */
  private static List<Version> versions(Claim claim) {
    return Stream.concat(
            Stream.of(Corrections.original(claim)), Corrections.applied(claim).stream())
        .map(version -> Version.of(claim, version))
        .toList();
  }

  private List<ClaimKey> take(
      List<Version> versions,
      SaidClaims said,
      Instant now,
      Map<ClaimKey, Integer> added,
      Tally tally)
      throws SQLException {
    List<ClaimKey> touched = new ArrayList<>();
    int news = 0;
    boolean first = false;
    for (Version version : versions) {
      Claim claim = version.sent();
      Findings points = new Findings();
      PointsCheck.check(version.claim(), points);
      tally.add(points.list());
      ClaimKey key = version.key();
      boolean known = !said.addClaim(key, version.claim(), version.subject(), now);
      boolean more =
          said.addVersion(key, version(version.claim(), version.subject()), version.claim(), now);
      boolean linked = !claim.searchNumber().isEmpty() && said.addNumber(key, claim.searchNumber());
      if (claim.data() == Claim.RETURNED) {
        boolean byKey = claim.searchNumber().isEmpty() || sender.isInsurer();
        String target = byKey ? "key:" + key.hex() : claim.searchNumber();
        more |= facts.addReturn(database, target, new ClaimReturn(claim.processed(), false), now);
      }
      if (!known) {
        first = true;
        added.put(key, 1);
        checkInsurer(version.claim(), version.subject(), tally);
      }
      if (more || linked) {
        news++;
        touched.add(key);
      }
    }
    count(news, first, tally);
    return touched;
  }

  private List<ClaimKey> take(ReturnNotice notice, Instant now, Tally tally) throws SQLException {
    ClaimReturn returned = new ClaimReturn(notice.processed().orElseThrow(), notice.isWithdrawal());
    boolean more = facts.addReturn(database, notice.searchNumber().strip(), returned, now);
    List<ClaimKey> claims = facts.withNumber(database, notice.searchNumber().strip());
    if (claims.isEmpty()) {
      tally.warn(place(notice.record()), "claim-unknown", "この検索番号のレセプトは届いていません。届いたときに返戻します。");
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
  private Set<ClaimKey> show(Set<ClaimKey> touched, UUID request, Instant now, Tally tally)
      throws SQLException {
    Set<ClaimKey> held = new HashSet<>();
    if (touched.isEmpty()) {
      return held;
    }
    Map<UUID, Integer> changes = new HashMap<>();
    for (Map.Entry<ClaimKey, Outcome> stood : standing.stand(database, touched, now).entrySet()) {
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
    Set<ClaimKey> held = show(keys, request, now, unseen);
    Set<ClaimKey> shown = new HashSet<>(keys);
    shown.removeAll(held);
    return shown;
  }

  private static ClaimVersion version(Claim claim, ClaimSubject subject) {
    List<Object[]> content =
        ClaimText.content(claim).map(items -> items.toArray(Object[]::new)).toList();
    return new ClaimVersion(
        claim.processed(),
        Stage.of(claim.data()),
        HexFormat.of().formatHex(ContentHash.ofRows(content)),
        ClaimRows.of(claim, ClaimRows.Names.NONE).hash(Optional.empty()),
        subject.split());
  }

  private static void checkInsurer(Claim claim, ClaimSubject subject, Tally tally) {
    if (!subject.insurerNumber().isEmpty() && !CheckDigit.fits(subject.insurerNumber())) {
      tally.warn(place(claim), "check-digit", "保険者番号の検証番号が合いません。このまま取り込みます。");
    }
  }

  private void ensureMonths(List<ClaimEntry> entries) throws SQLException {
    for (ClaimEntry entry : entries) {
      if (entry instanceof Claim claim && months.add(claim.month())) {
        database.inTransaction(
            () -> database.list(ENSURE_MONTH, row -> true, claim.month().atDay(1)));
      }
    }
  }

  private void lock() throws SQLException {
    IntakeLock.forRecords(database);
    IntakeLock.forClaims(database);
  }

  private static int weight(ClaimEntry entry) {
    List<ClaimRecord> records =
        entry instanceof Claim claim
            ? claim.records()
            : entry instanceof RefusedClaim refused ? refused.records() : List.of();
    return records.stream().mapToInt(ClaimRecord::weight).sum();
  }

  private static String place(Claim claim) {
    return place(claim.re());
  }

  private static String place(ClaimRecord record) {
    return record.fileLine() + "行目 " + record.id();
  }
}
