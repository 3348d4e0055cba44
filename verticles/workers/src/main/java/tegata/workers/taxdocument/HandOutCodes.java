package tegata.workers.taxdocument;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.TaxDocumentApi.Codes;
import tegata.contract.TaxDocumentApi.CodesOf;
import tegata.contract.TaxDocumentApi.End;
import tegata.contract.TaxDocumentApi.Issue;
import tegata.contract.TaxDocumentApi.Issued;
import tegata.domain.tax.TaxCode;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;

/** 一度だけのコードを渡す、やめる。For others only by proxies who may act, since a code gives records away. */
final class HandOutCodes {
  /** More than anybody needs within ten minutes. */
  private static final int MOST_LATELY = 10;

  private final Database database;
  private final Audit audit;
  private final TaxYears years;
  private final Clock clock;
  private final TaxCodeStore codes = new TaxCodeStore();
  private final SecureRandom random = new SecureRandom();

  HandOutCodes(Database database, Audit audit, TaxYears years, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.years = years;
    this.clock = clock;
  }

  Future<Issued> issue(Caller caller, Issue q) {
    if (!years.holds(q.year())) {
      return Future.failedFuture(
          new Fault(Fault.Kind.NOT_FOUND, "tax-year-unknown", "There is no such tax year here."));
    }
    return Ownership.toAct(
        database,
        caller,
        q.person(),
        tx ->
            codes
                .forgetOld(tx)
                .compose(x -> codes.issuedLately(tx, q.person()))
                .compose(
                    lately ->
                        lately < MOST_LATELY
                            ? issue(tx, caller, q)
                            : Future.failedFuture(
                                new Fault(
                                    Fault.Kind.TOO_MANY,
                                    "too-many-tax-codes",
                                    "Too many codes within ten minutes."))));
  }

  private Future<Issued> issue(SqlConnection tx, Caller caller, Issue q) {
    TaxCode code = TaxCode.random(random);
    return codes
        .issue(tx, q, UUID.fromString(caller.id()), code)
        .compose(
            validUntil ->
                validUntil.isEmpty()
                    ? Future.succeededFuture(new Issued(Optional.empty(), clock.instant()))
                    : audit
                        .append(tx, TaxCodeEntries.issued(caller, q.person(), q.form(), q.year()))
                        .map(new Issued(Optional.of(code.spelled()), validUntil.get())));
  }

  Future<Codes> open(Caller caller, CodesOf q) {
    return Ownership.toSee(
        database, caller, q.person(), tx -> codes.open(tx, q.person()).map(Codes::new));
  }

  Future<Void> end(Caller caller, End q) {
    return Ownership.toAct(
        database,
        caller,
        q.person(),
        tx ->
            codes
                .end(tx, q.code(), q.person())
                .compose(
                    year ->
                        year.map(
                                ended ->
                                    audit.append(
                                        tx,
                                        TaxCodeEntries.ended(caller, q.person(), q.code(), ended)))
                            .orElse(Future.succeededFuture())));
  }
}
