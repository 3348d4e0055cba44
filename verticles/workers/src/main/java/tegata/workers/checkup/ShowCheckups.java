package tegata.workers.checkup;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import tegata.contract.Caller;
import tegata.contract.CheckupApi.All;
import tegata.contract.CheckupApi.Found;
import tegata.contract.CheckupApi.On;
import tegata.contract.CheckupApi.OwnCheckups;
import tegata.contract.Use;
import tegata.domain.audit.Entry;
import tegata.domain.checkup.Checkup;
import tegata.domain.checkup.Examinee;
import tegata.workers.audit.Audit;
import tegata.workers.audit.Viewed;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;
import tegata.workers.intake.Window;
import tegata.workers.person.PersonStore;

/** 本人が見る健診結果。Reading and recording are one transaction. */
final class ShowCheckups {
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private final Database database;
  private final Audit audit;
  private final Window window;
  private final CheckupStore checkups = new CheckupStore();
  private final PersonStore persons = new PersonStore();

  ShowCheckups(Database database, Audit audit, Window window) {
    this.database = database;
    this.audit = audit;
    this.window = window;
  }

  Future<OwnCheckups> all(Caller caller, All q) {
    LocalDate since = window.firstCheckupDay();
    return seen(
        caller,
        q.person(),
        q.use(),
        (tx, examinee) ->
            checkups
                .whole(tx, q.person(), since, LAST, q.cursor(), CheckupStore.PAGE + 1)
                .map(rows -> page(q, rows, examinee, since)));
  }

  private static OwnCheckups page(All q, List<Checkup> rows, Examinee examinee, LocalDate since) {
    boolean more = rows.size() > CheckupStore.PAGE;
    return new OwnCheckups(
        more ? rows.subList(0, CheckupStore.PAGE) : rows,
        examinee,
        since,
        more ? Optional.of(q.cursor() + CheckupStore.PAGE) : Optional.empty());
  }

  /** A day before the window is as if there had been nothing. */
  Future<Found> on(Caller caller, On q) {
    return seen(
        caller,
        q.person(),
        q.use(),
        (tx, examinee) ->
            (q.examinedOn().isBefore(window.firstCheckupDay())
                    ? Future.succeededFuture(Optional.<Checkup>empty())
                    : checkups.on(tx, q.person(), q.examinedOn()))
                .map(checkup -> new Found(checkup, examinee)));
  }

  private <T> Future<T> seen(
      Caller caller, UUID person, Use use, BiFunction<SqlConnection, Examinee, Future<T>> read) {
    return Ownership.toSee(
        database,
        caller,
        person,
        tx ->
            audit
                .append(tx, Viewed.own(caller, person, use, Entry.Category.CHECKUP))
                .compose(x -> persons.person(tx, person))
                .compose(found -> read.apply(tx, new Examinee(found.sex(), found.birthdate()))));
  }
}
