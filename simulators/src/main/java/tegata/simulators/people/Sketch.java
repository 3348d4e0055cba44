package tegata.simulators.people;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tegata.simulators.card.Card;

/** A person in the making: what most people share is set, each example changes its own point. */
final class Sketch {

  private final int number;
  private final String name;
  private final String kana;
  private final Sex sex;
  private final LocalDate birthdate;
  private Card.Kind cardKind = Card.Kind.CARD;
  private LocalDate cardIssuedOn;
  private boolean locked;
  private List<Coverage> coverages = List.of();
  private Optional<LocalDate> registeredOn;
  private Set<RecordKind> records = EnumSet.noneOf(RecordKind.class);

  /** Card issued two years ago, registered a month later, no coverage and no records yet. */
  Sketch(LocalDate today, int number, String name, String kana, Sex sex, LocalDate birthdate) {
    this.number = number;
    this.name = name;
    this.kana = kana;
    this.sex = sex;
    this.birthdate = birthdate;
    this.cardIssuedOn = today.minusYears(2);
    this.registeredOn = Optional.of(cardIssuedOn.plusMonths(1));
  }

  Sketch card(Card.Kind kind) {
    this.cardKind = kind;
    return this;
  }

  Sketch cardIssued(LocalDate day) {
    this.cardIssuedOn = day;
    this.registeredOn = Optional.of(day.plusMonths(1));
    return this;
  }

  Sketch locked() {
    this.locked = true;
    return this;
  }

  Sketch unregistered() {
    this.registeredOn = Optional.empty();
    return this;
  }

  Sketch covered(Coverage... inOrder) {
    this.coverages = List.of(inOrder);
    return this;
  }

  Sketch with(RecordKind first, RecordKind... more) {
    this.records = EnumSet.of(first, more);
    return this;
  }

  Person asExampleOf(String example) {
    return new Person(
        name,
        kana,
        birthdate,
        sex,
        "100-0000",
        "東京都架空市手形町１丁目" + fullWidth(number) + "番",
        card(),
        coverages,
        registeredOn,
        records,
        example + "（架空の人物）");
  }

  private Card card() {
    Optional<String> pin =
        cardKind == Card.Kind.FACE_ONLY
            ? Optional.empty()
            : Optional.of("%02d%02d".formatted(number, number));
    return new Card(
        cardId(), cardKind, pin, cardIssuedOn, fifthBirthdayAfter(cardIssuedOn), locked);
  }

  /** Shape of a 発行番号: nnnnnnnnXXXXXXnnnnnnnnA. */
  private String cardId() {
    return "%08dTEGATA%08d%s"
        .formatted(90000000 + number, number, cardKind == Card.Kind.SMARTPHONE ? "S" : "A");
  }

  /** 発行の日から5回目の誕生日まで。 */
  private LocalDate fifthBirthdayAfter(LocalDate issuedOn) {
    int years = issuedOn.getYear() - birthdate.getYear();
    boolean stillAhead = birthdate.plusYears(years).isAfter(issuedOn);
    return birthdate.plusYears(years + (stillAhead ? 4 : 5));
  }

  private static String fullWidth(int number) {
    StringBuilder wide = new StringBuilder();
    Integer.toString(number).chars().forEach(c -> wide.append((char) (c - '0' + '０')));
    return wide.toString();
  }
}
