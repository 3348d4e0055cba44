package tegata.workers.consent;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.ConsentApi.CarryOver;
import tegata.domain.consent.Category;

/** 前回の同意を引き継ぐ: where a person allows it, and what there is to carry over. */
final class CarryOverStore {

  /** What the person revoked is not carried over, nor what no card has signed. */
  private static final String LAST =
      """
      select categories from (
        select categories, revoked_by from consent
         where person_id = $1 and facility_code = $2 and how <> 'PAPER'
         order by given_at desc limit 1) last
       where revoked_by is distinct from 'PATIENT'
         and exists (select from consent_carry_over where person_id = $1 and facility_code = $2)
      """;

  private static final String SETTINGS =
      """
      select f.code, f.name, o.person_id is not null as switched_on
        from (select distinct facility_code from consent where person_id = $1) c
        join facility f on f.code = c.facility_code
        left join consent_carry_over o on o.person_id = $1 and o.facility_code = f.code
       order by f.name, f.code
      """;

  private static final String ON =
      "insert into consent_carry_over (person_id, facility_code) values ($1, $2) on conflict do nothing";

  private static final String OFF =
      "delete from consent_carry_over where person_id = $1 and facility_code = $2";

  /**
   * The categories of the last consent by card, where the person allows them to be carried over.
   */
  Future<Optional<Set<Category>>> last(SqlConnection tx, UUID person, String facility) {
    return tx.preparedQuery(LAST)
        .mapping(ConsentRow::categories)
        .execute(Tuple.of(person, facility))
        .map(rows -> rows.stream().findFirst());
  }

  /** The setting for every facility to which the person ever consented. */
  Future<List<CarryOver>> settings(SqlConnection tx, UUID person) {
    return tx.preparedQuery(SETTINGS)
        .mapping(
            row ->
                new CarryOver(
                    row.getString("code"), row.getString("name"), row.getBoolean("switched_on")))
        .execute(Tuple.of(person))
        .map(rows -> rows.stream().toList());
  }

  Future<Void> set(SqlConnection tx, UUID person, String facility, boolean on) {
    return tx.preparedQuery(on ? ON : OFF).execute(Tuple.of(person, facility)).mapEmpty();
  }
}
