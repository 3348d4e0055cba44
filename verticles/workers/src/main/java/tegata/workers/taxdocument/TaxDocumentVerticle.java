package tegata.workers.taxdocument;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import tegata.contract.Bus;
import tegata.contract.IdentityApi.Done;
import tegata.contract.TaxDocumentApi;
import tegata.formats.iryohixml.DocumentSigner;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.intake.Window;

/**
 * Serves 医療費通知情報の署名付き XML. Workers sign, because the document says what the records hold: it is
 * made where they are read, and the key is out of reach of the roles that strangers speak to.
 */
public final class TaxDocumentVerticle extends VerticleBase {
  private final Bus bus;
  private final Database database;
  private final DocumentSigner signer;
  private final String maker;
  private final Window window;
  private final Clock clock;

  /**
   * @param maker 作成名義 of the documents
   */
  public TaxDocumentVerticle(
      Bus bus, Database database, DocumentSigner signer, String maker, Window window, Clock clock) {
    this.bus = bus;
    this.database = database;
    this.signer = signer;
    this.maker = maker;
    this.window = window;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    Audit audit = new Audit();
    TaxYears years = new TaxYears(window, clock);
    MakeDocument documents = new MakeDocument(maker, window, clock);
    SignedParts signed = new SignedParts(vertx, signer);
    ReadDocument read = new ReadDocument(database, documents, signed);
    FetchDocument fetch = new FetchDocument(database, audit, documents, signed);
    HandOutCodes codes = new HandOutCodes(database, audit, years, clock);
    return bus.serve(TaxDocumentApi.READ, read::read)
        .compose(x -> bus.serve(TaxDocumentApi.FETCH, fetch::fetch))
        .compose(x -> bus.serve(TaxDocumentApi.ISSUE, codes::issue))
        .compose(x -> bus.serve(TaxDocumentApi.CODES, codes::open))
        .compose(
            x ->
                bus.serve(
                    TaxDocumentApi.END,
                    (c, q) -> codes.end(c, q).map(y -> new Done(clock.instant()))));
  }
}
