package tegata.workers.paper;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import tegata.contract.Bus;
import tegata.contract.CertificateApi;
import tegata.contract.CertificateApplicationApi;
import tegata.contract.PaperApi;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;

/** Serves 紙の照合, members' applications for 資格確認書, and an insurer's own papers at its desk. */
public final class PaperVerticle extends VerticleBase {
  private final Bus bus;
  private final Database database;
  private final Clock clock;
  private final boolean oneDoesAll;

  /**
   * @param oneDoesAll whether one member of an insurer's staff may enter and carry out
   */
  public PaperVerticle(Bus bus, Database database, Clock clock, boolean oneDoesAll) {
    this.bus = bus;
    this.database = database;
    this.clock = clock;
    this.oneDoesAll = oneDoesAll;
  }

  @Override
  public Future<?> start() {
    Audit audit = new Audit();
    VerifyPaper verify = new VerifyPaper(database, audit, clock);
    CertificateDesk desk = new CertificateDesk(database, audit, clock, oneDoesAll);
    DecideOrder decide = new DecideOrder(database, audit, clock, oneDoesAll);
    OpenIssued issued = new OpenIssued(database, audit, clock);
    ApplyForCertificate apply = new ApplyForCertificate(database, audit, clock);
    ShowApplications show = new ShowApplications(database, audit, clock);
    ExamineApplication examine = new ExamineApplication(database, audit, clock, oneDoesAll);
    MakeNotices notices = new MakeNotices(database, audit, clock);
    return bus.serve(PaperApi.VERIFY, verify::verify)
        .compose(x -> bus.serve(PaperApi.OPEN_ISSUED, issued::open))
        .compose(x -> bus.serve(CertificateApi.PAPERS, desk::papers))
        .compose(x -> bus.serve(CertificateApi.NOTICE, desk::notice))
        .compose(x -> bus.serve(CertificateApi.NOTICES, notices::make))
        .compose(x -> bus.serve(CertificateApi.ENTER, desk::enter))
        .compose(x -> bus.serve(CertificateApi.WAITING, desk::waiting))
        .compose(x -> bus.serve(CertificateApi.OPEN, desk::open))
        .compose(x -> bus.serve(CertificateApi.DECIDE, decide::decide))
        .compose(x -> bus.serve(CertificateApplicationApi.APPLY, apply::apply))
        .compose(x -> bus.serve(CertificateApplicationApi.WITHDRAW, apply::withdraw))
        .compose(x -> bus.serve(CertificateApplicationApi.APPLICATION, show::byNumber))
        .compose(x -> bus.serve(CertificateApplicationApi.APPLICATIONS, show::all))
        .compose(x -> bus.serve(CertificateApplicationApi.ACCEPT, examine::accept))
        .compose(x -> bus.serve(CertificateApplicationApi.RETURN, examine::giveBack));
  }
}
