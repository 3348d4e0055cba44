package tegata.workers.taxdocument;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.TaxDocumentApi.Issue;
import tegata.contract.TaxDocumentApi.Open;
import tegata.domain.tax.TaxCode;

/**
 * One-time codes by their hash; whether one may still be used only the database's clock decides.
 */
public final class TaxCodeStore {
  private static final String ISSUE =
      """
      insert into tax_code (id, hash, person_id, issued_by, year) values ($1, $2, $3, $4, $5)
      on conflict (id) do nothing returning valid_until
      """;

  private static final String ISSUED_LATELY =
      """
      select count(*) as codes from tax_code
       where person_id = $1 and issued_at > clock_timestamp() - interval '10 minutes'
      """;

  private static final String OPEN =
      """
      select id, year, valid_until from tax_code
       where person_id = $1 and used_at is null and ended_at is null and valid_until > clock_timestamp()
       order by issued_at desc
      """;

  /** Of many who use a code at once, the row lets one through and the others find it used. */
  private static final String SPEND =
      """
      update tax_code set used_at = clock_timestamp(), used_by = $2
       where hash = $1 and used_at is null and ended_at is null and valid_until > clock_timestamp()
      returning id, person_id, issued_by, year
      """;

  /** The request that spent the code may go on for a minute. */
  private static final String GO_ON =
      """
      select id, person_id, issued_by, year from tax_code
       where hash = $1 and used_by = $2 and ended_at is null
         and used_at > clock_timestamp() - interval '1 minute'
      """;

  private static final String END =
      """
      update tax_code set ended_at = clock_timestamp()
       where id = $1 and person_id = $2 and used_at is null and ended_at is null
      returning year
      """;

  private static final String END_ALL =
      """
      update tax_code set ended_at = clock_timestamp()
       where (person_id = $1 or issued_by = $1) and ended_at is null
      """;

  private static final String FORGET_OLD =
      "delete from tax_code where valid_until < clock_timestamp() - interval '1 day'";

  /** A code that was spent just now, or by this same request. */
  record Spent(UUID id, UUID person, UUID issuedBy, int year) {}

  /** Stores a code; until when it is good, empty where the form was sent before. */
  Future<Optional<Instant>> issue(SqlConnection tx, Issue q, UUID issuedBy, TaxCode code) {
    return tx.preparedQuery(ISSUE)
        .mapping(row -> row.getOffsetDateTime("valid_until").toInstant())
        .execute(Tuple.of(q.form(), hash(code), q.person(), issuedBy, q.year()))
        .map(rows -> rows.stream().findFirst());
  }

  /** How many codes a person was given within the last ten minutes, used and ended ones too. */
  Future<Long> issuedLately(SqlConnection tx, UUID person) {
    return tx.preparedQuery(ISSUED_LATELY)
        .execute(Tuple.of(person))
        .map(rows -> rows.iterator().next().getLong("codes"));
  }

  Future<List<Open>> open(SqlConnection tx, UUID person) {
    return tx.preparedQuery(OPEN)
        .mapping(
            row ->
                new Open(
                    row.getUUID("id"),
                    row.getInteger("year"),
                    row.getOffsetDateTime("valid_until").toInstant()))
        .execute(Tuple.of(person))
        .map(rows -> rows.stream().toList());
  }

  Future<Optional<Spent>> spend(SqlConnection tx, TaxCode code, UUID request) {
    return spent(tx, SPEND, code, request);
  }

  Future<Optional<Spent>> goOn(SqlConnection tx, TaxCode code, UUID request) {
    return spent(tx, GO_ON, code, request);
  }

  /** Ends an unused code of a person; its year, empty where there is none. */
  Future<Optional<Integer>> end(SqlConnection tx, UUID code, UUID person) {
    return tx.preparedQuery(END)
        .mapping(row -> row.getInteger("year"))
        .execute(Tuple.of(code, person))
        .map(rows -> rows.stream().findFirst());
  }

  /** Ends every code for a person's documents, and every one they made for others. */
  public Future<Integer> endAll(SqlConnection tx, UUID person) {
    return tx.preparedQuery(END_ALL).execute(Tuple.of(person)).map(SqlResult::rowCount);
  }

  Future<Void> forgetOld(SqlConnection tx) {
    return tx.query(FORGET_OLD).execute().mapEmpty();
  }

  private static Future<Optional<Spent>> spent(
      SqlConnection tx, String sql, TaxCode code, UUID request) {
    return tx.preparedQuery(sql)
        .mapping(
            row ->
                new Spent(
                    row.getUUID("id"),
                    row.getUUID("person_id"),
                    row.getUUID("issued_by"),
                    row.getInteger("year")))
        .execute(Tuple.of(hash(code), request))
        .map(rows -> rows.stream().findFirst());
  }

  private static Buffer hash(TaxCode code) {
    try {
      return Buffer.buffer(
          MessageDigest.getInstance("SHA-256")
              .digest(code.letters().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
