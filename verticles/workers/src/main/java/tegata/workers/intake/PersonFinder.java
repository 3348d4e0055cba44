package tegata.workers.intake;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.eligibility.InsuredNumber;
import tegata.workers.database.Jdbc;

/** Whose a file is: by the card the operator names, or by insured number and birth date. */
final class PersonFinder {
  private static final String BY_CARD = "select distinct person_id from card where serial = ?";

  /** Older sources have no 枝番; without it there must still be only one person. */
  private static final String BY_NUMBER =
      """
      select distinct c.person_id from coverage c join person p on p.id = c.person_id
       where c.insurer_number = ? and c.symbol_key = ? and c.number_key = ?
         and (? = '' or c.branch_key = '' or c.branch_key = ?)
         and p.birthdate = ?
      """;

  private static final String KNOWN =
      """
      select name, kana, birthdate, array(select insurer_number from coverage where person_id = p.id) as insurers
        from person p where id = ?
      """;

  /** What is known of a person, to be compared with a file. */
  record Known(String name, String kana, LocalDate birthdate, List<String> insurers) {}

  /** The holder of a card, by its 発行番号; empty when nobody or several have it. */
  Optional<UUID> byCard(Jdbc tx, String serial) throws SQLException {
    return only(tx.list(BY_CARD, row -> row.getObject("person_id", UUID.class), serial));
  }

  /** The one person with this number and birth date; a name alone never finds anybody. */
  Optional<UUID> byNumber(Jdbc tx, StatedIdentity stated) throws SQLException {
    Optional<InsuredNumber> insured = stated.insured();
    if (insured.isEmpty() || stated.birthdate().isEmpty()) {
      return Optional.empty();
    }
    InsuredNumber number = insured.get();
    return only(
        tx.list(
            BY_NUMBER,
            row -> row.getObject("person_id", UUID.class),
            number.insurerNumber(),
            number.symbolKey(),
            number.numberKey(),
            number.branchKey(),
            number.branchKey(),
            stated.birthdate().get()));
  }

  Known known(Jdbc tx, UUID person) throws SQLException {
    return tx.first(
            KNOWN,
            row ->
                new Known(
                    row.getString("name"),
                    row.getString("kana"),
                    row.getObject("birthdate", LocalDate.class),
                    List.of((String[]) row.getArray("insurers").getArray())),
            person)
        .orElseThrow();
  }

  private static Optional<UUID> only(List<UUID> people) {
    return people.size() == 1 ? Optional.of(people.get(0)) : Optional.empty();
  }
}
