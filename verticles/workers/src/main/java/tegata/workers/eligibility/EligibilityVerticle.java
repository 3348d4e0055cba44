package tegata.workers.eligibility;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import tegata.contract.Bus;
import tegata.contract.EligibilityApi;
import tegata.contract.PaperApi;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.identity.SpendCardProof;

/**
 * Serves <em>admit</em> and <em>record</em> to the gateway, for 資格 and for 限度額等 alone, and a
 * person's own eligibility to the portal.
 */
public final class EligibilityVerticle extends VerticleBase {
  private final Bus bus;
  private final Database database;
  private final SpendCardProof proofs;
  private final Clock clock;

  public EligibilityVerticle(Bus bus, Database database, SpendCardProof proofs, Clock clock) {
    this.bus = bus;
    this.database = database;
    this.proofs = proofs;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    Audit audit = new Audit();
    AdmitEligibility admit = new AdmitEligibility(database, proofs, clock);
    RecordEligibility record = new RecordEligibility(database, audit);
    AdmitLimits admitLimits = new AdmitLimits(database, clock);
    ShowOwnEligibility own = new ShowOwnEligibility(bus, database, audit, clock);
    PrintOwnEligibility print = new PrintOwnEligibility(database, own, audit, clock);
    return bus.serve(EligibilityApi.ADMIT, admit::admit)
        .compose(x -> bus.serve(EligibilityApi.RECORD, record::record))
        .compose(x -> bus.serve(EligibilityApi.ADMIT_LIMITS, admitLimits::admit))
        .compose(x -> bus.serve(EligibilityApi.RECORD_LIMITS, record::recordLimits))
        .compose(x -> bus.serve(EligibilityApi.OWN, own::show))
        .compose(x -> bus.serve(PaperApi.PRINT_OWN, print::print));
  }
}
