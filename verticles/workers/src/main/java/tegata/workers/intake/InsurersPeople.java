package tegata.workers.intake;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import tegata.formats.people.Person;
import tegata.workers.database.Jdbc;
import tegata.workers.intake.PersonRegister.Found;

/**
 * What an insurer may say of people: that they are insured with it. Cards decide who logs in, and
 * registrations are no insurer's to tell; a person known through somebody else becomes its own only
 * when everything it says of them is what is known.
 */
final class InsurersPeople {
  private static final String OF_THIS =
      "select 1 from coverage where person_id = ? and insurer_number = ?";

  private static final String OF_OTHERS =
      "select 1 from coverage where person_id = ? and insurer_number <> ?";

  private final Jdbc tx;
  private final Sender sender;
  private final PersonRegister persons = new PersonRegister();

  InsurersPeople(Jdbc tx, Sender sender) {
    this.tx = tx;
    this.sender = sender;
  }

  /** Why a person is not taken from this sender. */
  record Refusal(String field, String code, String reason) {}

  /** Empty where the person may be taken. */
  Optional<Refusal> refusal(Person person, Optional<Found> known) throws SQLException {
    if (!sender.isInsurer()) {
      return Optional.empty();
    }
    if (!person.cards().isEmpty() || person.registration().isPresent()) {
      return Optional.of(
          new Refusal("カード発行番号", "not-an-insurers", "カードと利用登録は、保険者のファイルからは取り込みません。"));
    }
    boolean own =
        !person.coverages().isEmpty()
            && person.coverages().stream().allMatch(c -> sender.mayTellOf(c.insurerNumber()));
    if (!own) {
      return Optional.of(new Refusal("保険者番号", "other-insurer", "送り手の保険者番号の資格ではありません。"));
    }
    if (known.isPresent() && !isOwn(known.get().id()) && !isSame(known.get(), person)) {
      return Optional.of(
          new Refusal("氏名", "person-contradicts", "同じ個人IDの人が、別の氏名か性別で登録されています。運営者が確かめます。"));
    }
    return Optional.empty();
  }

  /** Whether what is known of the person may be changed: not while others insure them, too. */
  boolean mayUpdate(UUID person) throws SQLException {
    return !sender.isInsurer() || isOwn(person) && !has(OF_OTHERS, person);
  }

  private boolean isOwn(UUID person) throws SQLException {
    return has(OF_THIS, person);
  }

  private boolean isSame(Found known, Person person) throws SQLException {
    return persons.isNamed(tx, known.id(), person);
  }

  private boolean has(String question, UUID person) throws SQLException {
    return tx.first(question, row -> true, person, sender.insurer().orElseThrow()).isPresent();
  }
}
