package tegata.workers.tax;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;
import tegata.contract.Json;
import tegata.domain.tax.TaxDraft;

/** Drafts, one a filer and year, each a document with a version. */
final class TaxDraftStore {
  private static final String LOAD =
      "select version, content from tax_draft where person_id = $1 and year = $2";

  /** Makes the row where there is none, so that two who begin at once meet at its lock. */
  private static final String BEGIN =
      """
      insert into tax_draft (person_id, year, version, content) values ($1, $2, 0, $3)
      on conflict do nothing
      """;

  private static final String LOCK = LOAD + " for update";

  private static final String SAVE =
      """
      update tax_draft set version = version + 1, content = $3, changed_at = clock_timestamp()
       where person_id = $1 and year = $2 returning version, content
      """;

  private static final String DELETE = "delete from tax_draft where person_id = $1 and year = $2";

  private static final String FORGET_OLD = "delete from tax_draft where year < $1";

  /** A draft with its version; 0 for one that was never kept. */
  record Versioned(long version, TaxDraft draft) {
    static final Versioned NONE = new Versioned(0, TaxDraft.EMPTY);
  }

  Future<Versioned> load(SqlConnection tx, UUID filer, int year) {
    return one(tx, LOAD, Tuple.of(filer, year));
  }

  /** The draft, held until the transaction ends. */
  Future<Versioned> hold(SqlConnection tx, UUID filer, int year) {
    return tx.preparedQuery(BEGIN)
        .execute(Tuple.of(filer, year, json(TaxDraft.EMPTY)))
        .compose(x -> one(tx, LOCK, Tuple.of(filer, year)));
  }

  Future<Versioned> save(SqlConnection tx, UUID filer, int year, TaxDraft draft) {
    return one(tx, SAVE, Tuple.of(filer, year, json(draft)));
  }

  /** Whether there was one. */
  Future<Boolean> delete(SqlConnection tx, UUID filer, int year) {
    return tx.preparedQuery(DELETE)
        .execute(Tuple.of(filer, year))
        .map(SqlResult::rowCount)
        .map(deleted -> deleted > 0);
  }

  Future<Void> forgetBefore(SqlConnection tx, int year) {
    return tx.preparedQuery(FORGET_OLD).execute(Tuple.of(year)).mapEmpty();
  }

  private static Future<Versioned> one(SqlConnection tx, String sql, Tuple values) {
    return tx.preparedQuery(sql)
        .mapping(TaxDraftStore::toDraft)
        .execute(values)
        .map(rows -> rows.stream().findFirst().orElse(Versioned.NONE));
  }

  private static Versioned toDraft(Row row) {
    try {
      String content = row.get(JsonObject.class, "content").encode();
      return new Versioned(row.getLong("version"), Json.MAPPER.readValue(content, TaxDraft.class));
    } catch (JsonProcessingException e) {
      // Jackson's message quotes what it could not read, which is a person's.
      throw new IllegalStateException("a kept draft cannot be read");
    }
  }

  private static JsonObject json(TaxDraft draft) {
    try {
      return new JsonObject(Json.MAPPER.writeValueAsString(draft));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a draft that has no JSON");
    }
  }
}
