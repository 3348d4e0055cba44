package tegata.workers.checkup;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tegata.contract.Caller;
import tegata.contract.CheckupApi.Found;
import tegata.contract.CheckupApi.Heads;
import tegata.contract.CheckupApi.Of;
import tegata.contract.CheckupApi.On;
import tegata.contract.Use;
import tegata.domain.audit.Entry;
import tegata.workers.audit.Audit;
import tegata.workers.audit.Viewed;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;
import tegata.workers.intake.Window;

/** 本人が見る健診結果。Reading and recording are one transaction. */
final class ShowCheckups {
  private final Database database;
  private final Audit audit;
  private final Window window;
  private final CheckupStore checkups = new CheckupStore();

  ShowCheckups(Database database, Audit audit, Window window) {
    this.database = database;
    this.audit = audit;
    this.window = window;
  }

  Future<Heads> list(Caller caller, Of q) {
    LocalDate since = window.firstCheckupDay();
    return seen(
        caller,
        q.person(),
        q.use(),
        tx -> checkups.heads(tx, q.person(), since).map(heads -> new Heads(heads, since)));
  }

  Future<Found> on(Caller caller, On q) {
    return q.examinedOn().isBefore(window.firstCheckupDay())
        ? Future.succeededFuture(new Found(Optional.empty()))
        : seen(
            caller,
            q.person(),
            q.use(),
            tx -> checkups.on(tx, q.person(), q.examinedOn()).map(Found::new));
  }

  private <T> Future<T> seen(
      Caller caller, UUID person, Use use, Function<SqlConnection, Future<T>> read) {
    return Ownership.toSee(
        database,
        caller,
        person,
        tx ->
            audit
                .append(tx, Viewed.own(caller, person, use, Entry.Category.CHECKUP))
                .compose(x -> read.apply(tx)));
  }
}
