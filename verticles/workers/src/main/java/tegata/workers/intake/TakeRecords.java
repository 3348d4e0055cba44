package tegata.workers.intake;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.audit.Entry;
import tegata.formats.SourceFormat;
import tegata.formats.echeckup.CheckupBundle;
import tegata.formats.kenshin.CheckupCda;
import tegata.workers.audit.Audit;
import tegata.workers.database.Jdbc;
import tegata.workers.intake.RecordSetStore.Outcome;

/** A file of one person's records: find the person, then let the newer sets stand. */
final class TakeRecords {
  private static final Map<SourceFormat, RecordReader> READERS =
      new EnumMap<>(
          Map.of(
              SourceFormat.MYNA_EXPENSES, new ReadExpenses(),
              SourceFormat.JAHIS_NOTEBOOK, new ReadNotebook(),
              SourceFormat.PRESCRIPTIONS, new ReadPrescriptions(),
              SourceFormat.ECHECKUP_BUNDLE, new ReadCheckup(CheckupBundle::read),
              SourceFormat.CHECKUP_CDA, new ReadCheckup(CheckupCda::read)));

  private final Window window;
  private final Audit audit;
  private final Sender sender;
  private final HeldFiles held = new HeldFiles();
  private final PersonFinder people = new PersonFinder();
  private final RecordSetStore sets = new RecordSetStore();

  TakeRecords(Window window, Audit audit, Sender sender) {
    this.window = window;
    this.audit = audit;
    this.sender = sender;
  }

  /**
   * Takes the file in.
   *
   * @param card 発行番号 of the card whose holder's records these are; without it the file must say
   */
  void take(Jdbc tx, SourceFile file, Optional<String> card, Tally tally) throws SQLException {
    Optional<Records> records = READERS.get(file.format()).read(file, tally);
    if (records.isPresent() && !isOwn(records.get())) {
      tally.reject(
          records.get().rows(), "ファイル全体", "other-insurer", "送り手の保険者番号の記録ではないか、保険者番号が読めません。");
    } else if (records.isPresent()) {
      IntakeLock.forRecords(tx);
      Optional<UUID> person =
          card.isPresent()
              ? people.byCard(tx, card.get())
              : people.byNumber(tx, records.get().whose());
      if (person.isPresent()) {
        store(tx, file, person.get(), records.get(), tally);
      } else if (card.isPresent()) {
        tally.reject(
            records.get().rows(), "--person", "card-unknown", "この発行番号のカードを持つ人が、登録されていないか、複数います。");
      } else {
        hold(tx, file, kept(records.get(), tally), tally);
      }
    }
  }

  /** Takes a held file in if its person is known by now; false when it has to wait on. */
  boolean release(Jdbc tx, SourceFile file, Tally tally) throws SQLException {
    Optional<Records> records = READERS.get(file.format()).read(file, tally);
    IntakeLock.forRecords(tx);
    Optional<UUID> person =
        records.isPresent() ? people.byNumber(tx, records.get().whose()) : Optional.empty();
    if (person.isPresent()) {
      store(tx, file, person.get(), records.get(), tally);
    }
    return person.isPresent();
  }

  private boolean isOwn(Records records) {
    return sender.mayTellOf(records.whose().insurerNumber().orElse(""));
  }

  private void store(Jdbc tx, SourceFile file, UUID person, Records records, Tally tally)
      throws SQLException {
    IntakeLock.person(tx, person);
    IdentityCheck.compare(records.whose(), people.known(tx, person), tally);
    Counts before = tally.counts();
    for (RecordSet set : kept(records, tally).sets()) {
      count(set, sets.store(tx, person, set, file.receivedAt()), tally);
    }
    held.release(tx, file);
    Counts after = tally.counts();
    if (after.accepted() + after.replaced() > before.accepted() + before.replaced()) {
      Entry.Category category = records.sets().get(0).kind().category();
      audit.append(tx, Imported.of(person, UUID.randomUUID(), file.format(), after, category));
    }
  }

  private static void count(RecordSet set, Outcome outcome, Tally tally) {
    switch (outcome) {
      case ADDED -> tally.accepted(set.rows());
      case REPLACED -> tally.replaced(set.rows());
      case SAME -> tally.unchanged(set.rows());
      case OLDER -> {
        tally.unchanged(set.rows());
        tally.warn(set.place(), "older-than-known", "より新しく作られたものが取り込まれています。この部分は変更しません。");
      }
    }
  }

  private void hold(Jdbc tx, SourceFile file, Records records, Tally tally) throws SQLException {
    if (records.sets().isEmpty()) {
      return;
    }
    if (held.hold(tx, file, records)) {
      tally.held(records.rows());
    } else {
      tally.unchanged(records.rows());
    }
    tally.warn(
        "資格情報",
        "person-unknown",
        records.whose().insured().isPresent()
            ? "保険者番号・記号・番号・枝番・生年月日の合う人がまだ一人に決まりません。資格が届くまで保留します。"
            : "誰の記録かを決める番号がファイルにありません。--person でカードの発行番号を指定してください。それまで保留します。");
  }

  /** Only what lies within the window and not in the future. */
  private Records kept(Records records, Tally tally) {
    List<RecordSet> kept = new ArrayList<>();
    for (RecordSet set : records.sets()) {
      if (isExpired(set)) {
        tally.expired(set.rows());
      } else if (YearMonth.from(set.day()).isAfter(YearMonth.now(window.clock()))) {
        tally.reject(set.rows(), set.place(), "future", "まだ来ていない年月です。");
      } else {
        kept.add(set);
      }
    }
    return records.with(kept);
  }

  private boolean isExpired(RecordSet set) {
    LocalDate first =
        switch (set.kind()) {
          case CHECKUP -> window.firstCheckupDay();
          case PRESCRIPTION -> window.firstPrescriptionDay();
          case EXPENSE, MEDICATION -> window.firstMonth().atDay(1);
        };
    return set.day().isBefore(first);
  }
}
