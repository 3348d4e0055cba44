package tegata.workers.paper;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import tegata.contract.Bus;
import tegata.contract.PaperApi;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;

/** Serves 紙の照合, and an insurer's own papers at its desk. */
public final class PaperVerticle extends VerticleBase {
  private final Bus bus;
  private final Database database;
  private final Clock clock;

  public PaperVerticle(Bus bus, Database database, Clock clock) {
    this.bus = bus;
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    Audit audit = new Audit();
    VerifyPaper verify = new VerifyPaper(database, audit, clock);
    OpenIssued issued = new OpenIssued(database, audit, clock);
    return bus.serve(PaperApi.VERIFY, verify::verify)
        .compose(x -> bus.serve(PaperApi.OPEN_ISSUED, issued::open));
  }
}
