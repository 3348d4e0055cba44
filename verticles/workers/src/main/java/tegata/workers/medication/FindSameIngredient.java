package tegata.workers.medication;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tegata.contract.Caller;
import tegata.contract.MedicationApi;
import tegata.contract.MedicationApi.Hints;
import tegata.contract.MedicationApi.HintsOf;
import tegata.contract.Use;
import tegata.domain.audit.Entry;
import tegata.domain.medication.SameIngredient;
import tegata.domain.medication.SameIngredient.Overlap;
import tegata.domain.medication.Supply;
import tegata.workers.audit.Audit;
import tegata.workers.audit.Viewed;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;
import tegata.workers.intake.Window;
import tegata.workers.medication.IngredientStore.Coded;

/** お薬の気づき: looks through the last year for one 成分 that was there twice at a time. */
final class FindSameIngredient {
  private static final int MONTHS = 12;

  /** Of people with more, only the newest are compared, and no more is claimed. */
  static final int MOST_ROWS = 3000;

  private final Database database;
  private final Audit audit;
  private final Window window;
  private final IngredientStore ingredients = new IngredientStore();

  FindSameIngredient(Database database, Audit audit, Window window) {
    this.database = database;
    this.audit = audit;
    this.window = window;
  }

  Future<Hints> find(Caller caller, HintsOf q) {
    LocalDate since = LocalDate.now(window.clock()).minusMonths(MONTHS);
    return Ownership.toSee(
        database,
        caller,
        q.person(),
        tx ->
            audit
                .append(tx, Viewed.own(caller, q.person(), Use.VIEW, Entry.Category.MEDICATION))
                .compose(x -> hints(tx, q, since)));
  }

  private Future<Hints> hints(SqlConnection tx, HintsOf q, LocalDate since) {
    return ingredients
        .knowsMaster(tx)
        .compose(
            master ->
                ingredients
                    .since(tx, q.person(), since, window.firstPrescriptionDay(), MOST_ROWS)
                    .map(rows -> hints(readSince(rows, since), rows, master)));
  }

  /** The first day of which every row was read; rows come newest first. */
  private static LocalDate readSince(List<Coded> rows, LocalDate since) {
    return rows.size() < MOST_ROWS
        ? since
        : rows.get(rows.size() - 1).medicine().dispensedOn().plusDays(1);
  }

  /** Without a master nothing is said, where any drug would have needed it. */
  static Hints hints(LocalDate since, List<Coded> rows, boolean master) {
    boolean unexplained = rows.stream().anyMatch(row -> row.claimed() && row.code().isEmpty());
    if (unexplained && !master) {
      return new Hints(since, false, 0, List.of(), false, List.of());
    }
    List<Supply> supplies = new ArrayList<>();
    Set<String> notCompared = new TreeSet<>();
    for (Coded row : rows) {
      Optional<Supply> supply = row.code().flatMap(code -> Supply.of(row.medicine(), code));
      supply.ifPresentOrElse(supplies::add, () -> notCompared.add(row.medicine().name()));
    }
    List<Overlap> overlaps = SameIngredient.overlaps(supplies);
    return new Hints(
        since,
        true,
        supplies.size(),
        overlaps.stream().limit(MedicationApi.HINTS).toList(),
        overlaps.size() > MedicationApi.HINTS,
        notCompared.stream().limit(MedicationApi.HINTS).toList());
  }
}
