package tegata.workers.consent;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.domain.consent.Category;
import tegata.domain.consent.Consent;
import tegata.domain.consent.Consent.Revocation;

/** 同意の帳簿. Its times come from the database's clock only. */
final class ConsentStore {
  private static final String INSERT =
      """
      with now as materialized (select clock_timestamp() as at)
      insert into consent (id, facility_code, person_id, categories, how, staff_code, request_id, given_at, valid_until)
      select gen_random_uuid(), $1, $2, $3, $4, $5, $6, at, at + interval '24 hours' from now
      returning *
      """;

  private static final String BY_REQUEST =
      "select * from consent where request_id = $1 and facility_code = $2";

  /**
   * A revocation waits until we are done, and we for one that came first. Older consents would not
   * change the answer but for its reason: a day later nobody is told that there once was one.
   */
  private static final String HELD =
      """
      select * from consent
       where facility_code = $1 and person_id = $2 and given_at > clock_timestamp() - interval '48 hours'
         for share
      """;

  private static final String OF_FACILITY =
      "select * from consent where id = $1 and facility_code = $2";

  private static final String OF_PERSON = "select * from consent where id = $1 and person_id = $2";

  /**
   * Whoever reads on the strength of the consent is waited for, so that the time below is after it.
   */
  private static final String HOLD = "select from consent where id = $1 for update";

  private static final String REVOKE =
      """
      update consent set revoked_at = clock_timestamp(), revoked_by = $2
       where id = $1 and revoked_at is null and valid_until > clock_timestamp()
      returning *
      """;

  /** A consent about to be given. */
  record New(
      String facility,
      UUID person,
      Set<Category> categories,
      Consent.How how,
      Optional<String> staffCode) {}

  /** Gives the consent, from now on for 24 hours. */
  Future<Consent> insert(SqlConnection tx, Caller caller, New consent) {
    return tx.preparedQuery(INSERT)
        .execute(
            Tuple.of(
                consent.facility(),
                consent.person(),
                consent.categories().stream().map(Enum::name).sorted().toArray(String[]::new),
                consent.how().name(),
                consent.staffCode().orElse(null),
                caller.request()))
        .map(rows -> ConsentRow.toConsent(rows.iterator().next()));
  }

  /** The consent that the caller's request brought about before. */
  Future<Optional<Consent>> byRequest(SqlConnection tx, Caller caller) {
    return tx.preparedQuery(BY_REQUEST)
        .execute(Tuple.of(caller.request(), caller.id()))
        .map(ConsentStore::first);
  }

  /** A person's recent consents to a facility, held still until the transaction ends. */
  Future<List<Consent>> held(SqlConnection tx, String facility, UUID person) {
    return tx.preparedQuery(HELD)
        .mapping(ConsentRow::toConsent)
        .execute(Tuple.of(facility, person))
        .map(rows -> rows.stream().toList());
  }

  /** A consent to that facility; empty for any other. */
  Future<Optional<Consent>> ofFacility(SqlConnection tx, UUID id, String facility) {
    return tx.preparedQuery(OF_FACILITY).execute(Tuple.of(id, facility)).map(ConsentStore::first);
  }

  /** A consent of that person; empty for any other. */
  Future<Optional<Consent>> ofPerson(SqlConnection tx, UUID id, UUID person) {
    return tx.preparedQuery(OF_PERSON).execute(Tuple.of(id, person)).map(ConsentStore::first);
  }

  /** Revokes a standing consent; empty where it stands no more. */
  Future<Optional<Consent>> revoke(SqlConnection tx, UUID id, Revocation.By by) {
    return tx.preparedQuery(HOLD)
        .execute(Tuple.of(id))
        .compose(x -> tx.preparedQuery(REVOKE).execute(Tuple.of(id, by.name())))
        .map(ConsentStore::first);
  }

  private static Optional<Consent> first(RowSet<Row> rows) {
    return rows.stream().findFirst().map(ConsentRow::toConsent);
  }
}
