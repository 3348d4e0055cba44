package tegata.workers.proxy;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.proxy.Proxy;

/** Proxies, those that stand and those that ended. */
final class ProxyStore {
  /** Why a proxy ended. */
  enum EndedBy {
    PRINCIPAL,
    PROXY,
    /** By a new one between the same two. */
    REPLACED,
    TIME,
    STOP
  }

  private static final String WITH_PEOPLE =
      """
      select x.id, x.principal_id, x.proxy_id, x.kind, x.level, x.begun_on, x.ends_on, x.told_at_15,
             principal.name as principal_name, principal.birthdate, other.name as proxy_name
        from proxy x
        join person principal on principal.id = x.principal_id
        join person other on other.id = x.proxy_id
       where x.ended_at is null
      """;

  private static final String STANDING =
      WITH_PEOPLE
          + """
             and $1 in (x.principal_id, x.proxy_id) and $2 between x.begun_on and x.ends_on
           order by x.begun_on, x.id limit 200
          """;

  /** Held, so that of two who end it one does. */
  private static final String OF_PERSON =
      WITH_PEOPLE + " and x.id = $1 and $2 in (x.principal_id, x.proxy_id) for update of x";

  /** Coarse about the 29 February; {@link Proxy#turnOn} decides. Each node takes others. */
  private static final String DUE =
      WITH_PEOPLE
          + """
             and (x.ends_on < $1
               or x.kind = 'PARENT' and principal.birthdate <= $1 - interval '18 years'
               or x.kind = 'PARENT' and not x.told_at_15
                 and principal.birthdate <= $1 - interval '15 years')
           order by x.ends_on, x.id limit 200 for update of x skip locked
          """;

  private static final String BEGIN =
      """
      insert into proxy (id, principal_id, proxy_id, kind, level, begun_on, ends_on, told_at_15)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      """;

  private static final String END =
      "update proxy set ended_at = clock_timestamp(), ended_by = $2 where id = $1 and ended_at is null";

  private static final String REPLACE =
      """
      update proxy set ended_at = clock_timestamp(), ended_by = 'REPLACED'
       where principal_id = $1 and proxy_id = $2 and ended_at is null
      """;

  private static final String END_ALL =
      """
      update proxy set ended_at = clock_timestamp(), ended_by = 'STOP'
       where $1 in (principal_id, proxy_id) and ended_at is null
      """;

  private static final String TOLD = "update proxy set told_at_15 = true where id = $1";

  /**
   * A proxy that nobody ended, with its people.
   *
   * @param told whether both know that the child is 15
   */
  record Standing(
      Proxy proxy, String principalName, LocalDate birthdate, String proxyName, boolean told) {
    String nameOfOther(UUID person) {
      return person.equals(proxy.principal()) ? proxyName : principalName;
    }
  }

  Future<List<Standing>> standing(SqlConnection tx, UUID person, LocalDate today) {
    return tx.preparedQuery(STANDING)
        .mapping(ProxyStore::toStanding)
        .execute(Tuple.of(person, today))
        .map(rows -> rows.stream().toList());
  }

  Future<Optional<Standing>> ofPerson(SqlConnection tx, UUID id, UUID person) {
    return tx.preparedQuery(OF_PERSON)
        .mapping(ProxyStore::toStanding)
        .execute(Tuple.of(id, person))
        .map(rows -> rows.stream().findFirst());
  }

  /** Those for which a day may have made something; held for this transaction. */
  Future<List<Standing>> due(SqlConnection tx, LocalDate today) {
    return tx.preparedQuery(DUE)
        .mapping(ProxyStore::toStanding)
        .execute(Tuple.of(today))
        .map(rows -> rows.stream().toList());
  }

  /** Begins a proxy in place of the one that may stand between the two. */
  Future<Void> begin(SqlConnection tx, Proxy proxy, boolean told) {
    return tx.preparedQuery(REPLACE)
        .execute(Tuple.of(proxy.principal(), proxy.proxy()))
        .compose(
            x ->
                tx.preparedQuery(BEGIN)
                    .execute(
                        Tuple.of(proxy.id(), proxy.principal(), proxy.proxy())
                            .addString(proxy.kind().name())
                            .addString(proxy.level().name())
                            .addLocalDate(proxy.begunOn())
                            .addLocalDate(proxy.endsOn())
                            .addBoolean(told)))
        .mapEmpty();
  }

  Future<Void> end(SqlConnection tx, UUID id, EndedBy by) {
    return tx.preparedQuery(END).execute(Tuple.of(id, by.name())).mapEmpty();
  }

  /** Ends all of a person, in both directions; how many there were. */
  Future<Integer> endAll(SqlConnection tx, UUID person) {
    return tx.preparedQuery(END_ALL).execute(Tuple.of(person)).map(SqlResult::rowCount);
  }

  Future<Void> told(SqlConnection tx, UUID id) {
    return tx.preparedQuery(TOLD).execute(Tuple.of(id)).mapEmpty();
  }

  private static Standing toStanding(Row row) {
    return new Standing(
        new Proxy(
            row.getUUID("id"),
            row.getUUID("principal_id"),
            row.getUUID("proxy_id"),
            Proxy.Kind.valueOf(row.getString("kind")),
            Proxy.Level.valueOf(row.getString("level")),
            row.getLocalDate("begun_on"),
            row.getLocalDate("ends_on")),
        row.getString("principal_name"),
        row.getLocalDate("birthdate"),
        row.getString("proxy_name"),
        row.getBoolean("told_at_15"));
  }
}
