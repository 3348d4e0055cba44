package tegata.formats.people;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tegata.formats.csv.NamedTableWriter;

/** One row per coverage or card, whichever are more; a person without either still has one. */
final class PeopleWriter {

  private PeopleWriter() {}

  static byte[] write(List<Person> people) {
    var table = new NamedTableWriter(Columns.ALL);
    for (Person person : people) {
      int rows = Math.max(1, Math.max(person.coverages().size(), person.cards().size()));
      for (int i = 0; i < rows; i++) {
        table.row(row(person, i));
      }
    }
    return table.toBytes();
  }

  private static Map<String, Object> row(Person person, int index) {
    Map<String, Object> row = new HashMap<>(personColumns(person));
    if (index < person.coverages().size()) {
      row.putAll(coverageColumns(person.coverages().get(index)));
    }
    if (index < person.cards().size()) {
      row.putAll(cardColumns(person.cards().get(index)));
    }
    return row;
  }

  private static Map<String, Object> personColumns(Person person) {
    return Map.of(
        Columns.PERSON_ID, person.externalId(),
        Columns.NAME, person.name(),
        Columns.KANA, person.kana(),
        Columns.BIRTHDATE, person.birthdate(),
        Columns.SEX, person.sex(),
        Columns.POSTAL_CODE, person.postalCode(),
        Columns.ADDRESS, person.address(),
        Columns.REGISTERED_ON, person.registration().map(Person.Registration::on),
        Columns.REGISTERED_BY, person.registration().map(Person.Registration::route));
  }

  private static Map<String, Object> coverageColumns(Coverage coverage) {
    return Map.of(
        Columns.INSURER_NUMBER, coverage.insurerNumber(),
        Columns.INSURER_NAME, coverage.insurerName(),
        Columns.SYMBOL, coverage.symbol(),
        Columns.NUMBER, coverage.number(),
        Columns.BRANCH, coverage.branch(),
        Columns.RELATION, coverage.relation(),
        Columns.COPAY, coverage.copayPercent().map(percent -> percent / 10 + "割"),
        Columns.ACQUIRED_ON, coverage.acquiredOn(),
        Columns.LOST_ON, coverage.lostOn(),
        Columns.LOSS_REASON, coverage.lossReason());
  }

  private static Map<String, Object> cardColumns(Card card) {
    return Map.of(
        Columns.CARD_SERIAL, card.serial(),
        Columns.CARD_KIND, card.kind(),
        Columns.CARD_ISSUER, card.issuer(),
        Columns.CARD_EXPIRES_ON, card.expiresOn());
  }
}
