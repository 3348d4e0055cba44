package tegata.workers.treatment;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tegata.contract.Caller;
import tegata.contract.PersonMonths;
import tegata.contract.TreatmentApi.History;
import tegata.contract.TreatmentApi.Scope;
import tegata.contract.TreatmentApi.ScopeOf;
import tegata.contract.TreatmentApi.Treatments;
import tegata.contract.Use;
import tegata.domain.audit.Entry;
import tegata.domain.treatment.Treatment;
import tegata.workers.audit.Audit;
import tegata.workers.audit.Viewed;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;
import tegata.workers.intake.Window;

/** 本人が見る診療情報と手術情報。Reading and recording are one transaction. */
final class ShowTreatments {
  private static final int PAGE = 300;

  private final Database database;
  private final Audit audit;
  private final Window window;
  private final TreatmentStore treatments = new TreatmentStore();

  ShowTreatments(Database database, Audit audit, Window window) {
    this.database = database;
    this.audit = audit;
    this.window = window;
  }

  Future<Treatments> show(Caller caller, History q) {
    PersonMonths months = q.months();
    return recorded(
        caller,
        months.person(),
        months.use(),
        tx ->
            treatments
                .history(tx, months, window.cut(months.from()), q.only(), PAGE + 1)
                .map(rows -> page(months.cursor(), rows)));
  }

  Future<Scope> scope(Caller caller, ScopeOf q) {
    return recorded(
        caller, q.person(), q.use(), tx -> treatments.scope(tx, q.person(), window.firstMonth()));
  }

  private <T> Future<T> recorded(
      Caller caller, UUID person, Use use, Function<SqlConnection, Future<T>> read) {
    return Ownership.toSee(
        database,
        caller,
        person,
        tx ->
            audit
                .append(
                    tx,
                    Viewed.own(
                        caller, person, use, Entry.Category.TREATMENT, Entry.Category.OPERATION))
                .compose(x -> read.apply(tx)));
  }

  private Treatments page(int cursor, List<Treatment> rows) {
    boolean more = rows.size() > PAGE;
    return new Treatments(
        more ? rows.subList(0, PAGE) : rows,
        window.firstMonth(),
        more ? Optional.of(cursor + PAGE) : Optional.empty());
  }
}
