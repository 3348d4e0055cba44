package tegata.workers.taxdocument;

import io.vertx.core.Future;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.TaxDocumentApi.Of;
import tegata.contract.TaxDocumentApi.Part;
import tegata.contract.Use;
import tegata.domain.audit.Entry;
import tegata.workers.audit.Audit;
import tegata.workers.audit.Viewed;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;

/** 本人か代理人が文書を受け取る。Reading and recording are one transaction; signing comes after. */
final class ReadDocument {
  private final Database database;
  private final Audit audit;
  private final MakeDocument documents;
  private final SignedParts signed;
  private final TaxYears years;

  ReadDocument(
      Database database, Audit audit, MakeDocument documents, SignedParts signed, TaxYears years) {
    this.database = database;
    this.audit = audit;
    this.documents = documents;
    this.signed = signed;
    this.years = years;
  }

  Future<Part> read(Caller caller, Of q) {
    if (!years.holds(q.year())) {
      return Future.failedFuture(noSuchYear());
    }
    return Ownership.toSee(
            database,
            caller,
            q.person(),
            tx ->
                audit
                    .append(
                        tx, Viewed.own(caller, q.person(), Use.DOWNLOAD, Entry.Category.EXPENSE))
                    .compose(x -> documents.make(tx, q.person(), q.year())))
        .compose(document -> signed.part(document, q.place()));
  }

  static Fault noSuchYear() {
    return new Fault(Fault.Kind.NOT_FOUND, "tax-year-unknown", "There is no such tax year here.");
  }
}
