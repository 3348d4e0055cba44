package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import tegata.contract.Bus;
import tegata.contract.DeregistrationApi;
import tegata.contract.RegistrationApi;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.identity.SpendCardProof;

/** Serves 利用登録: its status, applications to end it, and what insurers decide about them. */
public final class RegistrationVerticle extends VerticleBase {
  private final Bus bus;
  private final Database database;
  private final SpendCardProof proofs;
  private final Clock clock;
  private final boolean oneDoesAll;

  /**
   * @param proofs of cards that are shown at kiosks
   * @param oneDoesAll whether one member of an insurer's staff may accept and issue
   */
  public RegistrationVerticle(
      Bus bus, Database database, SpendCardProof proofs, Clock clock, boolean oneDoesAll) {
    this.bus = bus;
    this.database = database;
    this.proofs = proofs;
    this.clock = clock;
    this.oneDoesAll = oneDoesAll;
  }

  @Override
  public Future<?> start() {
    Audit audit = new Audit();
    ShowRegistration show = new ShowRegistration(database, audit, clock);
    RequestDeregistration request = new RequestDeregistration(database, audit, clock);
    ChangeApplication change = new ChangeApplication(database, audit, clock);
    DecideDeregistration decide = new DecideDeregistration(database, audit, clock, oneDoesAll);
    RegisterPerson register = new RegisterPerson(database, audit, proofs, clock);
    ShowHeldBack heldBack = new ShowHeldBack(database, clock);
    ShowWaiting waiting = new ShowWaiting(database);
    return bus.serve(RegistrationApi.STATUS, show::status)
        .compose(x -> bus.serve(RegistrationApi.APPLICATION, show::application))
        .compose(x -> bus.serve(RegistrationApi.APPLICATIONS, show::applications))
        .compose(x -> bus.serve(RegistrationApi.REGISTER, register::inPortal))
        .compose(x -> bus.serve(RegistrationApi.REGISTER_BY_CARD, register::byCard))
        .compose(x -> bus.serve(RegistrationApi.DEREGISTER, request::request))
        .compose(x -> bus.serve(RegistrationApi.WITHDRAW, change::withdraw))
        .compose(x -> bus.serve(RegistrationApi.MEND, change::mend))
        .compose(x -> bus.serve(DeregistrationApi.ACCEPT, decide::accept))
        .compose(x -> bus.serve(DeregistrationApi.RETURN, decide::giveBack))
        .compose(x -> bus.serve(DeregistrationApi.ISSUE, decide::issue))
        .compose(x -> bus.serve(DeregistrationApi.CANCEL, decide::cancel))
        .compose(x -> bus.serve(DeregistrationApi.WAITING, waiting::list))
        .compose(x -> bus.serve(DeregistrationApi.HELD_BACK, heldBack::list));
  }
}
