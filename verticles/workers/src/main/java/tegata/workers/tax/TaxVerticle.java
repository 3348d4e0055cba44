package tegata.workers.tax;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.concurrent.TimeUnit;
import tegata.contract.Bus;
import tegata.contract.IdentityApi.Done;
import tegata.contract.TaxApi;
import tegata.workers.database.Database;
import tegata.workers.intake.Window;

/** Serves 医療費控除の準備. */
public final class TaxVerticle extends VerticleBase {
  private static final long FORGET_EVERY_MILLIS = TimeUnit.HOURS.toMillis(1);

  private final Bus bus;
  private final Window window;
  private final ShowTaxYear show;
  private final ChangeTaxDraft change;
  private final TakeUpload upload;

  public TaxVerticle(Bus bus, Database database, Window window) {
    this.bus = bus;
    this.window = window;
    this.show = new ShowTaxYear(database, window);
    this.change = new ChangeTaxDraft(database, window);
    this.upload = new TakeUpload(database, window);
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(FORGET_EVERY_MILLIS, x -> change.forgetOld());
    return bus.serve(TaxApi.RESULT, show::show)
        .compose(x -> bus.serve(TaxApi.HEAD, show::head))
        .compose(x -> bus.serve(TaxApi.CHANGE, change::change))
        .compose(x -> bus.serve(TaxApi.UPLOAD, upload::take))
        .compose(
            x ->
                bus.serve(
                    TaxApi.DELETE,
                    (caller, q) ->
                        change.delete(caller, q).map(y -> new Done(window.clock().instant()))));
  }
}
