package tegata.workers.draft;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import tegata.contract.Bus;
import tegata.contract.DraftApi;
import tegata.contract.IdentityApi.Done;
import tegata.workers.database.Database;

/** Serves half-filled forms to those who began them. */
public final class DraftVerticle extends VerticleBase {
  private static final long FORGET_EVERY_MILLIS = TimeUnit.MINUTES.toMillis(30);

  private final Bus bus;
  private final KeepDraft drafts;
  private final Clock clock;

  public DraftVerticle(Bus bus, Database database, Clock clock) {
    this.bus = bus;
    this.drafts = new KeepDraft(database);
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(FORGET_EVERY_MILLIS, x -> drafts.forgetOld());
    return bus.serve(DraftApi.SAVE, (caller, q) -> drafts.save(caller, q).map(x -> done()))
        .compose(x -> bus.serve(DraftApi.LOAD, drafts::load))
        .compose(
            x -> bus.serve(DraftApi.DROP, (caller, q) -> drafts.drop(caller, q).map(y -> done())));
  }

  private Done done() {
    return new Done(clock.instant());
  }
}
