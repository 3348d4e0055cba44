package tegata.workers.tax;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.TaxApi.Change;
import tegata.contract.TaxApi.Kept;
import tegata.contract.TaxApi.Of;
import tegata.domain.audit.Entry;
import tegata.domain.tax.TaxDraft;
import tegata.workers.audit.Actors;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;
import tegata.workers.intake.Window;
import tegata.workers.tax.TaxDraftStore.Versioned;

/** Changes and deletes a draft, which only its filer may. */
final class ChangeTaxDraft {
  private final Database database;
  private final Window window;
  private final Years years;
  private final Audit audit = new Audit();
  private final TaxDraftStore drafts = new TaxDraftStore();

  ChangeTaxDraft(Database database, Window window) {
    this.database = database;
    this.window = window;
    this.years = new Years(window);
  }

  Future<Kept> change(Caller caller, Change q) {
    return Ownership.required(
        caller,
        q.person(),
        () ->
            years
                .check(q.year())
                .compose(x -> database.inTransaction(tx -> change(tx, caller, q))));
  }

  private Future<Kept> change(SqlConnection tx, Caller caller, Change q) {
    return drafts
        .hold(tx, q.person(), q.year())
        .compose(
            kept ->
                q.seen().filter(version -> version != kept.version()).isPresent()
                    ? Future.failedFuture(
                        new Fault(
                            Fault.Kind.CONFLICT,
                            "draft-changed",
                            "The draft has changed since the form was shown."))
                    : allowed(tx, caller, q, kept)
                        .compose(x -> keep(tx, q, kept.draft().with(q.change()))));
  }

  private Future<Kept> keep(SqlConnection tx, Change q, TaxDraft draft) {
    return draft.fits()
        ? drafts.save(tx, q.person(), q.year(), draft).map(kept -> new Kept(kept.version()))
        : Future.failedFuture(full());
  }

  /** Whoever is chosen anew must be one the filer may see now; one chosen before may stay. */
  private static Future<Void> allowed(SqlConnection tx, Caller caller, Change q, Versioned kept) {
    Set<UUID> anew =
        q.change().people().orElse(Set.of()).stream()
            .filter(person -> !kept.draft().people().contains(person))
            .collect(Collectors.toSet());
    Future<Void> allowed = Future.succeededFuture();
    for (UUID person : anew) {
      allowed =
          allowed
              .compose(x -> Ownership.sees(tx, caller, person))
              .compose(
                  sees ->
                      sees && !person.equals(q.person())
                          ? Future.succeededFuture()
                          : Future.failedFuture(
                              new Fault(
                                  Fault.Kind.FORBIDDEN,
                                  "not-yours",
                                  "These records belong to someone else.")));
    }
    return allowed;
  }

  /** この下書きを消す. */
  Future<Void> delete(Caller caller, Of q) {
    return Ownership.required(
        caller,
        q.person(),
        () ->
            database.inTransaction(
                tx ->
                    drafts
                        .delete(tx, q.person(), q.year())
                        .compose(
                            was ->
                                was
                                    ? audit.append(tx, deleted(caller, q))
                                    : Future.<Void>succeededFuture())));
  }

  /** Drafts end with the last month of their year. */
  Future<Void> forgetOld() {
    return database.inTransaction(tx -> drafts.forgetBefore(tx, window.firstMonth().getYear()));
  }

  static Fault full() {
    return new Fault(Fault.Kind.TOO_LARGE, "draft-full", "The draft holds no more rows.");
  }

  private static Entry deleted(Caller caller, Of q) {
    return new Entry(
        Entry.Kind.TAX_DRAFT_DELETED,
        Optional.of(q.person()),
        Actors.of(caller),
        Set.of(Entry.Category.EXPENSE),
        Entry.Basis.SELF,
        Entry.Result.DONE,
        caller.request(),
        Optional.of("year=" + q.year()));
  }
}
