package tegata.workers.access;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import tegata.contract.AccessApi;
import tegata.contract.Bus;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.intake.Window;

/** Serves アクセス履歴 with its proofs and statements. */
public final class AccessVerticle extends VerticleBase {
  private final Bus bus;
  private final ShowAccessHistory show;
  private final ProveEntries prove;
  private final IssueStatement statement;

  public AccessVerticle(Bus bus, Database database, Window window) {
    this.bus = bus;
    this.show = new ShowAccessHistory(database, new Audit(), window);
    this.prove = new ProveEntries(database);
    this.statement = new IssueStatement(database, new Audit());
  }

  @Override
  public Future<?> start() {
    return bus.serve(AccessApi.HISTORY, show::show)
        .compose(x -> bus.serve(AccessApi.PROOF, prove::prove))
        .compose(x -> bus.serve(AccessApi.STATEMENT, statement::issue))
        .compose(x -> bus.serve(AccessApi.STATEMENT_SIZE, statement::size));
  }
}
