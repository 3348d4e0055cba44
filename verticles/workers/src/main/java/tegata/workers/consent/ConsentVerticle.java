package tegata.workers.consent;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import tegata.contract.Bus;
import tegata.contract.ConsentApi;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.identity.SpendCardProof;

/** Serves 同意 to facilities and to the persons who give it. */
public final class ConsentVerticle extends VerticleBase {
  private final Bus bus;
  private final Database database;
  private final SpendCardProof proofs;

  public ConsentVerticle(Bus bus, Database database, SpendCardProof proofs) {
    this.bus = bus;
    this.database = database;
    this.proofs = proofs;
  }

  @Override
  public Future<?> start() {
    Audit audit = new Audit();
    EnterConsent enter = new EnterConsent(database, audit);
    GiveConsent byCard = new GiveConsent(enter, proofs);
    GivePaperConsent onPaper = new GivePaperConsent(enter);
    FacilityConsents ofFacility = new FacilityConsents(database, audit);
    OwnConsents own = new OwnConsents(database, audit);
    return bus.serve(ConsentApi.GIVE_BY_CARD, byCard::give)
        .compose(x -> bus.serve(ConsentApi.GIVE_ON_PAPER, onPaper::give))
        .compose(x -> bus.serve(ConsentApi.SHOW_TO_FACILITY, ofFacility::show))
        .compose(x -> bus.serve(ConsentApi.END, ofFacility::end))
        .compose(x -> bus.serve(ConsentApi.LIST, own::list))
        .compose(x -> bus.serve(ConsentApi.SHOW, own::show))
        .compose(x -> bus.serve(ConsentApi.REVOKE, own::revoke))
        .compose(x -> bus.serve(ConsentApi.SET_CARRY_OVER, own::setCarryOver));
  }
}
