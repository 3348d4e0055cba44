package tegata.workers.taxdocument;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.TaxDocumentApi.Fetch;
import tegata.contract.TaxDocumentApi.Part;
import tegata.domain.tax.TaxCode;
import tegata.formats.iryohixml.ExpenseDocument;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;
import tegata.workers.person.PersonStore;
import tegata.workers.taxdocument.TaxCodeStore.Spent;

/**
 * 申告ソフトがコードで文書を受け取る。Spending the code, reading and recording are one transaction: a code is spent
 * if and only if the entry stands. Whatever is wrong with a code, the refusal is the same.
 */
final class FetchDocument {
  private final Database database;
  private final Audit audit;
  private final MakeDocument documents;
  private final SignedParts signed;
  private final TaxCodeStore codes = new TaxCodeStore();
  private final PersonStore persons = new PersonStore();

  FetchDocument(Database database, Audit audit, MakeDocument documents, SignedParts signed) {
    this.database = database;
    this.audit = audit;
    this.documents = documents;
    this.signed = signed;
  }

  Future<Part> fetch(Caller caller, Fetch q) {
    Optional<TaxCode> code = TaxCode.typed(q.code());
    if (code.isEmpty()) {
      return Future.failedFuture(refused());
    }
    return database
        .inTransaction(tx -> open(tx, caller, code.get(), q).compose(s -> read(tx, caller, s)))
        .compose(document -> signed.part(document, q.place()));
  }

  private Future<Spent> open(SqlConnection tx, Caller caller, TaxCode code, Fetch q) {
    Future<Optional<Spent>> found =
        q.place().offset() == 0
            ? codes.spend(tx, code, caller.request())
            : codes.goOn(tx, code, caller.request());
    return found.map(spent -> spent.orElseThrow(FetchDocument::refused));
  }

  private Future<ExpenseDocument> read(SqlConnection tx, Caller caller, Spent spent) {
    return Ownership.stillActs(tx, spent.issuedBy(), spent.person())
        .recover(x -> Future.failedFuture(refused()))
        .compose(x -> audit.append(tx, TaxCodeEntries.fetched(caller, spent)))
        .compose(x -> persons.person(tx, spent.issuedBy()))
        .compose(
            issuer ->
                documents.make(
                    tx,
                    Caller.patient(spent.issuedBy(), issuer.name(), caller.request()),
                    spent.person(),
                    spent.year()));
  }

  private static Fault refused() {
    return new Fault(
        Fault.Kind.UNAUTHENTICATED, "tax-code-refused", "The one-time code is not valid.");
  }
}
