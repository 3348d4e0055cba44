package tegata.formats.people;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tegata.formats.JapaneseText;
import tegata.formats.csv.NamedRow;

/** Gathers the rows of each person. */
final class PeopleReader {
  private static final Pattern INSURER_NUMBER = Pattern.compile("\\d{6}(\\d{2})?");
  private static final Pattern COPAY = Pattern.compile("([0-3])割");

  private final Map<String, PersonRows> people = new LinkedHashMap<>();

  List<Person> read(List<NamedRow> rows) {
    rows.forEach(this::add);
    return people.values().stream().map(PersonRows::toPerson).toList();
  }

  private void add(NamedRow row) {
    Optional<Person> person = person(row);
    Optional<Coverage> coverage = row.hasAnyOf(Columns.COVERAGE) ? coverage(row) : Optional.empty();
    Optional<Card> card = row.hasAnyOf(Columns.CARD) ? card(row) : Optional.empty();
    if (row.isBroken()) {
      return;
    }
    PersonRows known =
        people.computeIfAbsent(person.get().externalId(), id -> new PersonRows(person.get()));
    if (known.isSamePerson(person.get())) {
      known.add(coverage, card);
    } else {
      row.reject(Columns.PERSON_ID, "contradicting-rows", "同じ個人IDの前の行と、氏名などの値が違います。");
    }
  }

  private static Optional<Person> person(NamedRow row) {
    String id = row.required(Columns.PERSON_ID);
    if (MyNumber.looksLike(JapaneseText.folded(id))) {
      row.reject(Columns.PERSON_ID, "my-number", "マイナンバーと見られる値は取り込めません。");
    }
    String name = row.required(Columns.NAME);
    String kana = row.required(Columns.KANA);
    Optional<LocalDate> birthdate = row.requiredDate(Columns.BIRTHDATE);
    row.required(Columns.SEX);
    Optional<Person.Sex> sex = row.oneOf(Columns.SEX, Person.Sex.values());
    Optional<Person.Registration> registration = registration(row);
    if (row.isBroken()) {
      return Optional.empty();
    }
    return Optional.of(
        new Person(
            id,
            name,
            kana,
            birthdate.get(),
            sex.get(),
            row.text(Columns.POSTAL_CODE),
            row.text(Columns.ADDRESS),
            registration,
            List.of(),
            List.of()));
  }

  private static Optional<Person.Registration> registration(NamedRow row) {
    Optional<LocalDate> on = row.date(Columns.REGISTERED_ON);
    String route = row.text(Columns.REGISTERED_BY);
    if (on.isEmpty() && !route.isEmpty()) {
      row.reject(Columns.REGISTERED_ON, "missing-value", "登録経路があるのに登録日がありません。");
    }
    return on.map(date -> new Person.Registration(date, route));
  }

  private static Optional<Coverage> coverage(NamedRow row) {
    String insurer = row.required(Columns.INSURER_NUMBER, INSURER_NUMBER, "6桁または8桁の数字");
    String number = row.required(Columns.NUMBER);
    row.required(Columns.RELATION);
    Optional<Coverage.Relation> relation = row.oneOf(Columns.RELATION, Coverage.Relation.values());
    Optional<LocalDate> acquiredOn = row.requiredDate(Columns.ACQUIRED_ON);
    Optional<LocalDate> lostOn = row.date(Columns.LOST_ON);
    Optional<Coverage.LossReason> reason =
        row.oneOf(Columns.LOSS_REASON, Coverage.LossReason.values());
    Optional<Integer> copay = copay(row);
    if (!row.isBroken() && lostOn.filter(acquiredOn.get()::isAfter).isPresent()) {
      row.reject(Columns.LOST_ON, "lost-before-acquired", "資格喪失日が資格取得日より前です。");
    }
    if (row.isBroken()) {
      return Optional.empty();
    }
    return Optional.of(
        new Coverage(
            insurer,
            row.text(Columns.INSURER_NAME),
            row.text(Columns.SYMBOL),
            number,
            row.text(Columns.BRANCH),
            relation.get(),
            copay,
            acquiredOn.get(),
            lostOn,
            reason));
  }

  private static Optional<Integer> copay(NamedRow row) {
    String text = JapaneseText.folded(row.text(Columns.COPAY));
    var matcher = COPAY.matcher(text);
    if (matcher.matches()) {
      return Optional.of(Integer.parseInt(matcher.group(1)) * 10);
    }
    if (!text.isEmpty()) {
      row.reject(Columns.COPAY, "malformed-value", "「3割」のような割合ではありません。");
    }
    return Optional.empty();
  }

  private static Optional<Card> card(NamedRow row) {
    String serial = row.required(Columns.CARD_SERIAL);
    String issuer = row.required(Columns.CARD_ISSUER);
    Optional<LocalDate> expiresOn = row.requiredDate(Columns.CARD_EXPIRES_ON);
    Card.Kind kind = row.oneOf(Columns.CARD_KIND, Card.Kind.values()).orElse(Card.Kind.CARD);
    return expiresOn.map(date -> new Card(serial, kind, issuer, date));
  }
}
