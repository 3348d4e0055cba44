package tegata.simulators.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.simulators.card.Card;

class PopulationTest {

  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  @TempDir Path directory;

  @ParameterizedTest(name = "{0} の検証番号")
  @DisplayName("検証番号は公表されている例と一致する")
  @CsvSource({"0613048, 06130488", "341071236, 3410712362", "0113001, 01130012", "13805, 138057"})
  void checkDigits(String body, String number) {
    assertThat(CheckDigit.append(body)).isEqualTo(number);
  }

  @ParameterizedTest(name = "{0} に始めた世界")
  @DisplayName("先頭は働く世代、末尾は記録のない人。期限の例はいつ始めても期限の例になる")
  @ValueSource(strings = {"2026-11-22", "2028-02-29", "2027-03-31", "2026-12-31", "2027-08-01"})
  void theCastHoldsWhateverTheFirstDay(LocalDate today) {
    Population population = world(today, today.toString());
    List<Person> people = population.people();

    assertThat(people.get(0).records())
        .contains(RecordKind.EXPENSES, RecordKind.MEDICATIONS, RecordKind.CHECKUPS);
    assertThat(people.get(people.size() - 1).records()).isEmpty();
    assertThat(example(people, "期限まで3か月以内").card().validThrough())
        .isBetween(today, today.plusMonths(3));
    assertThat(example(people, "期限切れから3か月以内").card().validThrough())
        .isBetween(today.minusMonths(3).plusDays(1), today.minusDays(1));
    assertThat(example(people, "3か月を過ぎた").card().validThrough()).isBefore(today.minusMonths(3));
    assertThat(age(example(people, "70–74歳"), today)).isBetween(70, 74);
    assertThat(age(example(people, "75歳以上"), today)).isGreaterThanOrEqualTo(75);
    assertThat(people).allSatisfy(PopulationTest::isSound);
  }

  @Test
  @DisplayName("翌月に開きなおしても、生年月日も有効期限も最初の日のまま")
  void aRestartLaterKeepsEverybody() {
    Population first = world(LocalDate.of(2026, 11, 22), "kept");

    assertThat(world(LocalDate.of(2026, 12, 30), "kept")).isEqualTo(first);
  }

  @Test
  @DisplayName("発行番号は重ならない。暗証番号は顔認証カードだけにない")
  void cardsAreDistinct() {
    List<Card> cards =
        world(LocalDate.of(2026, 11, 22), "cards").people().stream().map(Person::card).toList();

    assertThat(cards).extracting(Card::cardId).doesNotHaveDuplicates();
    assertThat(cards)
        .allSatisfy(
            card -> assertThat(card.pin().isEmpty()).isEqualTo(card.kind() == Card.Kind.FACE_ONLY));
  }

  @Test
  @DisplayName("職員は、どの保険者にも受付と承認がいて、ポータルの運営もいる")
  void everyInsurerHasItsStaff() {
    List<Staff> staff = world(LocalDate.of(2026, 11, 22), "staff").staff();

    assertThat(staff).hasSize(8);
    assertThat(staff)
        .filteredOn(s -> s.role() == Staff.Role.INSURER_APPROVER)
        .extracting(s -> s.insurerNumber().orElseThrow())
        .containsExactlyElementsOf(Insurers.ALL.stream().map(Insurer::number).toList());
  }

  private Population world(LocalDate today, String name) {
    Clock clock = Clock.fixed(today.atTime(10, 0).atZone(JAPAN).toInstant(), JAPAN);
    return Population.open(directory.resolve(name).resolve("people.json"), clock);
  }

  private static void isSound(Person person) {
    assertThat(person.card().validThrough())
        .isBetween(person.card().issuedOn().plusYears(4), person.card().issuedOn().plusYears(5));
    assertThat(person.coverages())
        .isNotEmpty()
        .allSatisfy(c -> assertThat(c.validFrom()).isAfterOrEqualTo(person.birthdate()));
    assertThat(person.example()).contains("架空");
    assertThat(person.birthdate()).isBefore(person.card().issuedOn());
  }

  private static Person example(List<Person> people, String part) {
    return people.stream().filter(p -> p.example().contains(part)).findFirst().orElseThrow();
  }

  private static int age(Person person, LocalDate today) {
    return Period.between(person.birthdate(), today).getYears();
  }
}
