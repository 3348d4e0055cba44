package tegata.workers.expense;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import tegata.contract.Bus;
import tegata.contract.ExpenseApi;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.intake.Window;

/** Serves 医療費通知情報. */
public final class ExpenseVerticle extends VerticleBase {
  private final Bus bus;
  private final ShowExpenses show;

  public ExpenseVerticle(Bus bus, Database database, Window window) {
    this.bus = bus;
    this.show = new ShowExpenses(database, new Audit(), window);
  }

  @Override
  public Future<?> start() {
    return bus.serve(ExpenseApi.NOTICES, show::show);
  }
}
