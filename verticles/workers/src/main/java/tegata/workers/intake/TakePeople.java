package tegata.workers.intake;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.formats.people.PeopleCsv;
import tegata.formats.people.Person;
import tegata.workers.audit.Audit;
import tegata.workers.database.Jdbc;

/** A file of people with their coverages and cards. */
final class TakePeople {
  private final Audit audit;
  private final boolean acceptNames;
  private final Sender sender;

  /**
   * @param acceptNames as for {@link TakePerson}
   */
  TakePeople(Audit audit, boolean acceptNames, Sender sender) {
    this.audit = audit;
    this.acceptNames = acceptNames;
    this.sender = sender;
  }

  void take(Jdbc tx, SourceFile file, Tally tally) throws SQLException {
    Optional<List<Person>> people = tally.read(PeopleCsv.read(file.content()));
    if (people.isPresent()) {
      IntakeLock.forPeople(tx);
      TakePerson one = new TakePerson(tx, audit, UUID.randomUUID(), acceptNames, sender, tally);
      for (Person person : people.get()) {
        one.take(person);
      }
    }
  }
}
