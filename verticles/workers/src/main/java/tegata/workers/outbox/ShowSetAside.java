package tegata.workers.outbox;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tegata.contract.Caller;
import tegata.contract.OutboxApi.Release;
import tegata.contract.OutboxApi.Released;
import tegata.contract.OutboxApi.SetAsideList;
import tegata.contract.OutboxApi.WhatIsSetAside;
import tegata.domain.audit.Entry;
import tegata.domain.staff.StaffRole;
import tegata.workers.audit.Actors;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.staff.Duty;

/** Shows an operator what was set aside, and sends it again when its cause is mended. */
final class ShowSetAside {
  private final Database database;
  private final Audit audit;
  private final OutboxStore outbox = new OutboxStore();

  ShowSetAside(Database database, Audit audit) {
    this.database = database;
    this.audit = audit;
  }

  /** No person's data is on the list: numbers of messages, receivers and failures. */
  Future<SetAsideList> setAside(Caller caller, WhatIsSetAside question) {
    return operator(caller, tx -> outbox.setAside(tx).map(SetAsideList::new));
  }

  Future<Released> release(Caller caller, Release order) {
    return operator(
        caller,
        tx ->
            outbox
                .release(tx, order.message())
                .compose(
                    person ->
                        person.isEmpty()
                            ? Future.succeededFuture(new Released(false))
                            : audit
                                .append(
                                    tx,
                                    new Entry(
                                        Entry.Kind.MESSAGE_RELEASED,
                                        person,
                                        Actors.of(caller),
                                        Set.of(Entry.Category.REGISTRATION),
                                        Entry.Basis.DUTY,
                                        Entry.Result.DONE,
                                        caller.request(),
                                        Optional.of("message=" + order.message())))
                                .map(new Released(true))));
  }

  private <T> Future<T> operator(Caller caller, Function<SqlConnection, Future<T>> work) {
    return Duty.required(
        database, caller, Set.of(StaffRole.OPERATOR), (tx, member) -> work.apply(tx));
  }
}
