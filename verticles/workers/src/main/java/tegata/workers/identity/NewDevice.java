package tegata.workers.identity;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.IdentityApi.FinishLogin;
import tegata.domain.notice.Notice;
import tegata.workers.notice.NoticeStore;

/** はじめての端末: a person is told of a login in a browser that is not known as theirs. */
final class NewDevice {

  private static final String ADD =
      """
      insert into known_device (person_id, mark) values ($1, $2) on conflict do nothing
      returning exists (select from known_device where person_id = $1) as others
      """;

  /** So that of two logins at once only one is the first. */
  private final PersonLock people = new PersonLock();

  private final NoticeStore notices = new NoticeStore();

  /** Remembers the browser, and tells of it unless it is known or the first one ever. */
  Future<Void> loggedIn(SqlConnection tx, UUID person, FinishLogin login) {
    return people
        .hold(tx, person)
        .compose(x -> tx.preparedQuery(ADD).execute(Tuple.of(person, login.mark())))
        .map(rows -> rows.stream().anyMatch(row -> row.getBoolean("others")))
        .compose(isNew -> isNew ? tell(tx, person, login.device()) : Future.succeededFuture());
  }

  private Future<Void> tell(SqlConnection tx, UUID person, Optional<String> device) {
    return notices.put(
        tx,
        person,
        Notice.Kind.DEVICE_NEW,
        new JsonObject().put("device", device.map(name -> "（" + name + "）").orElse("")));
  }
}
