package tegata.workers.intake;

import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import tegata.workers.database.Jdbc;

/**
 * What imports at the same moment wait for, until the end of their transaction. Files of records go
 * side by side; a file of people goes alone, so that no record file is held while its person
 * arrives, and no number is given to two people at once.
 */
final class IntakeLock {
  private static final long REGISTER = 0x7465_6761_7461_0001L;
  private static final long CLAIMS = 0x7465_6761_7461_0002L;
  private static final String RECORDS = "select pg_advisory_xact_lock_shared(?)";
  private static final String PEOPLE = "select pg_advisory_xact_lock(?)";

  /** Weaker than an update's lock on the key, so that new rows may still refer to the person. */
  private static final String PERSON = "select 1 from person where id = ? for no key update";

  private static final String ALL =
      "select 1 from person where id = any (?) order by id for no key update";

  private IntakeLock() {}

  static void forRecords(Jdbc tx) throws SQLException {
    tx.first(RECORDS, row -> true, REGISTER);
  }

  static void forPeople(Jdbc tx) throws SQLException {
    tx.first(PEOPLE, row -> true, REGISTER);
  }

  /** Holds every other import of claims: what stands of one may depend on any other. */
  static void forClaims(Jdbc tx) throws SQLException {
    tx.first(PEOPLE, row -> true, CLAIMS);
  }

  /** Holds everything else that changes these people's sets. */
  static void people(Jdbc tx, Collection<UUID> people) throws SQLException {
    tx.list(ALL, row -> true, (Object) people.stream().distinct().toArray(UUID[]::new));
  }

  /** Holds everything else that changes this person's sets. */
  static void person(Jdbc tx, UUID person) throws SQLException {
    tx.first(PERSON, row -> true, person);
  }
}
