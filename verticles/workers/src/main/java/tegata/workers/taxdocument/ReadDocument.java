package tegata.workers.taxdocument;

import io.vertx.core.Future;
import tegata.contract.Caller;
import tegata.contract.TaxDocumentApi.Of;
import tegata.contract.TaxDocumentApi.Part;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;

/** 本人か代理人が文書を受け取る。Reading and recording are one transaction; signing comes after. */
final class ReadDocument {
  private final Database database;
  private final MakeDocument documents;
  private final SignedParts signed;

  ReadDocument(Database database, MakeDocument documents, SignedParts signed) {
    this.database = database;
    this.documents = documents;
    this.signed = signed;
  }

  Future<Part> read(Caller caller, Of q) {
    return Ownership.toSee(
            database, caller, q.person(), tx -> documents.make(tx, caller, q.person(), q.year()))
        .compose(document -> signed.part(document, q.place()));
  }
}
