package tegata.workers.paper;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import tegata.contract.Bus;
import tegata.contract.PaperApi;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;

/** Serves 紙の照合. */
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
    VerifyPaper verify = new VerifyPaper(database, new Audit(), clock);
    return bus.serve(PaperApi.VERIFY, verify::verify);
  }
}
