package tegata.workers.draft;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import tegata.contract.Caller;
import tegata.contract.DraftApi;
import tegata.contract.Fault;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;

/** Keeps, finds and drops a person's own drafts. */
final class KeepDraft {
  private final Database database;
  private final DraftStore drafts = new DraftStore();

  KeepDraft(Database database) {
    this.database = database;
  }

  Future<Void> save(Caller caller, DraftApi.Save draft) {
    return Ownership.required(
        caller,
        draft.person(),
        () ->
            draft.content().getBytes(StandardCharsets.UTF_8).length > DraftApi.MOST_BYTES
                ? Future.failedFuture(
                    new Fault(Fault.Kind.TOO_LARGE, "draft-too-large", "The draft is too long."))
                : database.inTransaction(tx -> drafts.save(tx, draft)));
  }

  Future<DraftApi.Found> load(Caller caller, DraftApi.Of draft) {
    return Ownership.required(
        caller,
        draft.person(),
        () -> database.inTransaction(tx -> drafts.load(tx, draft)).map(DraftApi.Found::new));
  }

  Future<Void> drop(Caller caller, DraftApi.Of draft) {
    return Ownership.required(
        caller, draft.person(), () -> database.inTransaction(tx -> drafts.drop(tx, draft)));
  }

  Future<Void> forgetOld() {
    return database.inTransaction(drafts::forgetOld);
  }
}
