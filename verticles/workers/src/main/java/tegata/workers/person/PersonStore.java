package tegata.workers.person;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Fault;
import tegata.domain.person.Sex;
import tegata.domain.person.Subject;

/** Who a person is. */
public final class PersonStore {
  private static final String PERSON =
      """
      select p.name, p.kana, p.birthdate, p.sex, p.brought_in_at,
             (select max(expires_on) from card where person_id = p.id) as card_expires_on
        from person p where p.id = $1
      """;

  /**
   * A person as brought in.
   *
   * @param asOf when their data was last brought in
   * @param cardExpiresOn last day of the newest card certificate
   */
  public record Person(
      String name,
      String kana,
      LocalDate birthdate,
      Sex sex,
      Instant asOf,
      Optional<LocalDate> cardExpiresOn) {

    /** What tells a facility whose records it holds. */
    public Subject subject() {
      return new Subject(name, kana, birthdate, sex);
    }
  }

  /** The person; fails with {@code person-unknown} when there is none. */
  public Future<Person> person(SqlConnection tx, UUID id) {
    return tx.preparedQuery(PERSON)
        .mapping(PersonStore::toPerson)
        .execute(Tuple.of(id))
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new Fault(
                                Fault.Kind.NOT_FOUND, "person-unknown", "Nobody has this id.")));
  }

  private static Person toPerson(Row row) {
    OffsetDateTime asOf = row.getOffsetDateTime("brought_in_at");
    return new Person(
        row.getString("name"),
        row.getString("kana"),
        row.getLocalDate("birthdate"),
        Sex.values()[row.getInteger("sex") - 1],
        asOf.toInstant(),
        Optional.ofNullable(row.getLocalDate("card_expires_on")));
  }
}
