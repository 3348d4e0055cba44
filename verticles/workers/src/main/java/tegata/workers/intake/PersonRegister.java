package tegata.workers.intake;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.registration.Registration;
import tegata.formats.people.Person;
import tegata.workers.database.Jdbc;

/** Writes who there is. A person is the same by their 個人ID in the source system. */
final class PersonRegister {
  private static final String FIND = "select id, birthdate, kana from person where external_id = ?";

  private static final String INSERT =
      """
      insert into person (id, external_id, name, kana, birthdate, sex, postal_code, address)
      values (gen_random_uuid(), ?, ?, ?, ?, ?, ?, ?)
      returning id, birthdate, kana
      """;

  private static final String UPDATE =
      """
      update person set name = ?, kana = ?, sex = ?, postal_code = ?, address = ?, brought_in_at = now()
       where id = ? and (name, kana, sex, postal_code, address) is distinct from (?, ?, ?, ?, ?)
      """;

  private static final String AS_KNOWN =
      """
      select 1 from person
       where id = ? and (name, kana, sex, postal_code, address) is not distinct from (?, ?, ?, ?, ?)
      """;

  private static final String NAMED =
      "select 1 from person where id = ? and name = ? and kana = ? and sex = ?";

  private static final String TOUCH = "update person set brought_in_at = now() where id = ?";

  /** What Tegata itself knows of a registration, its end above all, no file may overwrite. */
  private static final String REGISTER =
      """
      insert into registration (person_id, status, registered_on, route) values (?, ?, ?, ?)
      on conflict (person_id) do nothing
      """;

  /** A person as stored. */
  record Found(UUID id, LocalDate birthdate, String kana) {}

  Optional<Found> find(Jdbc tx, String externalId) throws SQLException {
    return tx.first(FIND, PersonRegister::toFound, externalId);
  }

  Found insert(Jdbc tx, Person person) throws SQLException {
    return tx.first(
            INSERT,
            PersonRegister::toFound,
            person.externalId(),
            person.name(),
            person.kana(),
            person.birthdate(),
            sex(person),
            Values.present(person.postalCode()),
            Values.present(person.address()))
        .orElseThrow();
  }

  /** Brings the person's own data up to date; true when any of it was different. */
  boolean update(Jdbc tx, UUID id, Person person) throws SQLException {
    Object[] values = {
      person.name(),
      person.kana(),
      sex(person),
      Values.present(person.postalCode()),
      Values.present(person.address())
    };
    return tx.update(
            UPDATE, values[0], values[1], values[2], values[3], values[4], id, values[0], values[1],
            values[2], values[3], values[4])
        == 1;
  }

  /** Whether the person's own data is what is stored. */
  boolean isAsKnown(Jdbc tx, UUID id, Person person) throws SQLException {
    return tx.first(
            AS_KNOWN,
            row -> true,
            id,
            person.name(),
            person.kana(),
            sex(person),
            Values.present(person.postalCode()),
            Values.present(person.address()))
        .isPresent();
  }

  /** Whether the stored person has exactly this name, reading and sex. */
  boolean isNamed(Jdbc tx, UUID id, Person person) throws SQLException {
    return tx.first(NAMED, row -> true, id, person.name(), person.kana(), sex(person)).isPresent();
  }

  /** Something about the person was brought in just now. */
  void touch(Jdbc tx, UUID id) throws SQLException {
    tx.update(TOUCH, id);
  }

  /** Notes a registration where none is known; true when it was new. */
  boolean register(Jdbc tx, UUID id, LocalDate on, Optional<Registration.Route> route)
      throws SQLException {
    return tx.update(REGISTER, id, Registration.Status.REGISTERED, on, route.map(Enum::name)) == 1;
  }

  private static int sex(Person person) {
    return person.sex().ordinal() + 1;
  }

  private static Found toFound(java.sql.ResultSet row) throws SQLException {
    return new Found(
        row.getObject("id", UUID.class),
        row.getObject("birthdate", LocalDate.class),
        row.getString("kana"));
  }
}
