package tegata.workers.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tegata.domain.intake.RetentionWindow;
import tegata.formats.SourceFormat;
import tegata.workers.audit.Audit;
import tegata.workers.database.Jdbc;

/**
 * 取込。Takes files in, one transaction for each: whatever happens, a file is in as a whole or not at
 * all. It blocks, so it belongs to a command or a worker thread; several may run at once.
 */
public final class Intake implements AutoCloseable {

  /** Larger files are rejected: a file is held in memory as a whole. */
  public static final int MAX_BYTES = 64 * 1024 * 1024;

  private static final String ENSURE_MONTHS =
      """
      select ensure_month(m::date)
        from generate_series(?::timestamp, ?::timestamp, interval '1 month') m
      """;

  private static final String ENSURE_CHECKUP_MONTHS =
      ENSURE_MONTHS.replace("ensure_", "ensure_checkup_");

  /** SQLSTATE classes of values that cannot be stored: the file's fault, not the database's. */
  private static final Set<String> UNSTORABLE = Set.of("22", "23", "54");

  private final Jdbc database;
  private final Window window;
  private final Clock clock;
  private final HeldFiles held = new HeldFiles();
  private TakeRecords records;
  private final Audit audit = new Audit();
  private TakePeople people;
  private final TakeFacilities facilities = new TakeFacilities();
  private final TakeInsurers insurers = new TakeInsurers();
  private final TakeMaster masters = new TakeMaster();
  private TakeClaims claims;
  private final Quarantine quarantine = new Quarantine();
  private final Batches batches;
  private Sender sender = Sender.OPERATOR;
  private LocalDate ensuredUntil = LocalDate.MIN;
  private final TakeStaff staff;

  private Intake(Jdbc database, Window window, Clock clock) {
    this.database = database;
    this.window = window;
    this.clock = clock;
    this.records = new TakeRecords(window, audit, sender);
    this.people = new TakePeople(audit, false, sender);
    this.claims = new TakeClaims(database, window, audit, sender, ReadClaims.CHUNK);
    this.batches = new Batches(database);
    this.staff = new TakeStaff(audit);
  }

  /**
   * Opens the intake under the application's role.
   *
   * @param dryRun everything is done and reported as usual, and undone on {@link #close}
   */
  public static Intake open(
      String jdbcUrl,
      String user,
      String password,
      RetentionWindow window,
      Clock clock,
      boolean dryRun)
      throws SQLException {
    return new Intake(
        Jdbc.connect(jdbcUrl, user, password, dryRun), new Window(window, clock), clock);
  }

  /**
   * Takes one file in.
   *
   * @param card 発行番号 of the card whose holder the records belong to; without it the file's own
   *     numbers decide. Files of people, facilities and insurers do not ask for it
   */
  public FileReport importFile(
      String name, byte[] content, Optional<String> card, ImportProgress progress)
      throws SQLException {
    if (SourceFormat.isClaims(content)) {
      return importClaims(name, content, progress);
    }
    if (content.length > MAX_BYTES) {
      return tooLarge(name);
    }
    SourceFile file = SourceFile.of(name, content, clock.instant());
    ensureMonths();
    long batch = batches.begin(name);
    FileReport report = take(file, card, progress);
    batches.end(batch, report);
    if (file.format() == SourceFormat.MASTER) {
      claims.name(clock.instant());
    }
    return file.format() == SourceFormat.PEOPLE ? report.releasing(released()) : report;
  }

  /**
   * Takes a file of claims in, of any size, some thousand claims in each transaction.
   *
   * @throws IOException when {@code in} cannot be read on; what was taken in so far stays
   */
  public FileReport importClaims(String name, InputStream in, ImportProgress progress)
      throws SQLException, IOException {
    ensureMonths();
    long batch = batches.begin(name);
    Tally tally = new Tally(progress);
    claims.take(name, in, clock.instant(), tally);
    FileReport report = tally.report(name, SourceFormat.CLAIM);
    batches.end(batch, report);
    return report;
  }

  /** What waits for an operator, or for another file. */
  public OpenMatters openMatters() throws SQLException {
    return OpenMatters.of(database);
  }

  private FileReport importClaims(String name, byte[] content, ImportProgress progress)
      throws SQLException {
    try {
      return importClaims(name, new ByteArrayInputStream(content), progress);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be read", e);
    }
  }

  /** From now on also people whose given name reads differently: an operator has looked at them. */
  public Intake acceptingNames() {
    people = new TakePeople(audit, true, sender);
    return this;
  }

  /**
   * From now on only what an insurer may tell: rows of its own insured, and no registers. All else
   * is put into quarantine.
   *
   * @param insurerNumber its 保険者番号
   */
  public Intake sentBy(String insurerNumber) {
    sender = Sender.insurer(insurerNumber);
    records = new TakeRecords(window, audit, sender);
    people = new TakePeople(audit, false, sender);
    claims = new TakeClaims(database, window, audit, sender, ReadClaims.CHUNK);
    return this;
  }

  /** From now on so many claims in one transaction, that tests see what lies between two. */
  Intake inChunksOf(int most) {
    claims = new TakeClaims(database, window, audit, sender, most);
    return this;
  }

  /**
   * Takes in a file or zip of unknown size, read once from front to end.
   *
   * @return a report for the file, or for every file of the zip
   * @throws IOException when {@code in} cannot be read on; what was taken in so far stays
   */
  public List<FileReport> importStream(String name, InputStream in)
      throws SQLException, IOException {
    return new ImportStream(this, Optional.empty(), ImportProgress.SILENT).read(name, in);
  }

  static FileReport tooLarge(String name) {
    return rejected(name, "too-large", "ファイルが大きすぎます（上限 64 MiB）。分けて取り込んでください。");
  }

  /** A report on a file that could not even be read. */
  static FileReport rejected(String name, String code, String message) {
    Tally tally = new Tally(ImportProgress.SILENT);
    tally.reject(1, "ファイル全体", code, message);
    return tally.report(new SourceFile(name, new byte[0], SourceFormat.UNKNOWN, Instant.EPOCH));
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }

  private FileReport take(SourceFile file, Optional<String> card, ImportProgress progress)
      throws SQLException {
    Tally tally = new Tally(progress);
    try {
      database.inTransaction(
          () -> {
            dispatch(file, card, tally);
            quarantine.put(database, file, tally.findings());
            return tally;
          });
      return tally.report(file);
    } catch (SQLException e) {
      if (UNSTORABLE.contains(String.valueOf(e.getSQLState()).substring(0, 2))) {
        return notStorable(file);
      }
      throw e;
    }
  }

  private FileReport notStorable(SourceFile file) throws SQLException {
    FileReport report = rejected(file.name(), "not-storable", "保存できない値があります。このファイルは取り込めません。");
    return database.inTransaction(
        () -> {
          quarantine.put(database, file, report.findings().get(0));
          return report;
        });
  }

  private void dispatch(SourceFile file, Optional<String> card, Tally tally) throws SQLException {
    if (!sender.maySend(file.format())) {
      tally.reject(1, "ファイル全体", "not-an-insurers", "保険者から受け取る種類のファイルではありません。");
      return;
    }
    switch (file.format()) {
      case PEOPLE -> people.take(database, file, tally);
      case FACILITIES -> facilities.take(database, file, tally);
      case INSURERS -> insurers.take(database, file, tally);
      case MASTER -> masters.take(database, file, tally);
      case STAFF -> staff.take(database, file, tally);
      case CHECKUP_ENVELOPE ->
          tally.warn("ファイル全体", "no-records", "健診のパッケージの目次・集計・決済またはスキーマです。記録はありません。");
      case MYNA_EXPENSES, JAHIS_NOTEBOOK, PRESCRIPTIONS, ECHECKUP_BUNDLE, CHECKUP_CDA ->
          records.take(database, file, card, tally);
      case UNKNOWN ->
          tally.reject(
              1, "ファイル全体", "unknown-format", "取り込める形式ではないか、空か、文字コードが UTF-8 でも Shift_JIS でもありません。");
    }
  }

  private List<FileReport> released() throws SQLException {
    List<FileReport> released = new ArrayList<>(releaseHeld());
    int claimsReleased = claims.release(clock.instant());
    if (claimsReleased > 0) {
      Tally tally = new Tally(ImportProgress.SILENT);
      tally.accepted(claimsReleased);
      released.add(tally.report("保留していたレセプト", SourceFormat.CLAIM));
    }
    return released;
  }

  /** Tries held files whose numbers have a coverage by now, each in its own transaction. */
  private List<FileReport> releaseHeld() throws SQLException {
    List<FileReport> released = new ArrayList<>();
    for (byte[] sha256 : database.inTransaction(() -> held.withCoverage(database))) {
      release(sha256).ifPresent(released::add);
    }
    return released;
  }

  private Optional<FileReport> release(byte[] sha256) throws SQLException {
    Tally tally = new Tally(ImportProgress.SILENT);
    return database.inTransaction(
        () -> {
          Optional<SourceFile> file = held.take(database, sha256);
          if (file.isEmpty()) {
            return Optional.empty();
          }
          boolean matched = records.release(database, file.get(), tally);
          return matched ? Optional.of(tally.report(file.get())) : Optional.empty();
        });
  }

  /** Once a month: the months do not go away again. */
  private void ensureMonths() throws SQLException {
    LocalDate last = LocalDate.now(clock).withDayOfMonth(1);
    if (!last.equals(ensuredUntil)) {
      LocalDate first = window.firstMonth().atDay(1);
      LocalDate checkups = window.firstCheckupDay();
      database.inTransaction(
          () -> {
            database.list(ENSURE_MONTHS, row -> true, first.atStartOfDay(), last.atStartOfDay());
            return database.list(
                ENSURE_CHECKUP_MONTHS, row -> true, checkups.atStartOfDay(), last.atStartOfDay());
          });
      ensuredUntil = last;
    }
  }
}
