package tegata.workers.draft;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import tegata.contract.Caller;
import tegata.contract.DraftApi;
import tegata.contract.Fault;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;

/**
 * Keeps, finds and drops drafts of a person: of forms that act for them, so that a proxy who may
 * act shares them.
 */
final class KeepDraft {
  private final Database database;
  private final DraftStore drafts = new DraftStore();

  KeepDraft(Database database) {
    this.database = database;
  }

  Future<Void> save(Caller caller, DraftApi.Save draft) {
    return Ownership.toAct(
        database,
        caller,
        draft.person(),
        tx ->
            draft.content().getBytes(StandardCharsets.UTF_8).length > DraftApi.MOST_BYTES
                ? Future.failedFuture(
                    new Fault(Fault.Kind.TOO_LARGE, "draft-too-large", "The draft is too long."))
                : drafts.save(tx, draft));
  }

  Future<DraftApi.Found> load(Caller caller, DraftApi.Of draft) {
    return Ownership.toAct(database, caller, draft.person(), tx -> drafts.load(tx, draft))
        .map(DraftApi.Found::new);
  }

  Future<Void> drop(Caller caller, DraftApi.Of draft) {
    return Ownership.toAct(database, caller, draft.person(), tx -> drafts.drop(tx, draft));
  }

  Future<Void> forgetOld() {
    return database.inTransaction(drafts::forgetOld);
  }
}
