package tegata.workers.inbox;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.NoticeApi.Choice;
import tegata.contract.NoticeApi.ChoiceOf;
import tegata.contract.NoticeApi.Choose;
import tegata.domain.audit.Entry;
import tegata.domain.notice.NoticeTopic;
import tegata.workers.audit.Actors;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;
import tegata.workers.identity.PersonLock;

/** お知らせの設定. A change is an entry: who stole a card cannot make it quiet without a trace. */
final class ChooseNotices {
  private final Database database;
  private final Audit audit;
  private final PersonLock locks = new PersonLock();
  private final ChoiceStore choices = new ChoiceStore();

  ChooseNotices(Database database, Audit audit) {
    this.database = database;
    this.audit = audit;
  }

  Future<Choice> show(Caller caller, ChoiceOf q) {
    return Ownership.required(
        caller,
        q.person(),
        () -> database.inTransaction(tx -> choices.off(tx, q.person())).map(Choice::new));
  }

  Future<Choice> choose(Caller caller, Choose q) {
    return Ownership.required(
        caller,
        q.person(),
        () ->
            q.off().stream().anyMatch(NoticeTopic::isProtective)
                ? Future.failedFuture(protective())
                : database.inTransaction(tx -> choose(tx, caller, q)).map(new Choice(q.off())));
  }

  private Future<Void> choose(SqlConnection tx, Caller caller, Choose q) {
    return locks
        .hold(tx, q.person())
        .compose(x -> choices.off(tx, q.person()))
        .compose(
            off ->
                off.equals(q.off())
                    ? Future.succeededFuture()
                    : choices
                        .set(tx, q.person(), q.off())
                        .compose(x -> audit.append(tx, entry(caller, q))));
  }

  private static Entry entry(Caller caller, Choose q) {
    return new Entry(
        Entry.Kind.NOTICES_CHOSEN,
        Optional.of(q.person()),
        Actors.of(caller),
        Set.of(Entry.Category.NOTICE),
        Entry.Basis.SELF,
        Entry.Result.DONE,
        caller.request(),
        Optional.of("off=" + named(q.off())));
  }

  private static String named(Set<NoticeTopic> off) {
    return off.isEmpty()
        ? "-"
        : off.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
  }

  private static Fault protective() {
    return new Fault(
        Fault.Kind.INVALID,
        "notice-protective",
        "Notices that protect the person are always told.");
  }
}
