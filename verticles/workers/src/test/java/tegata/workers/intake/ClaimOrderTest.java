package tegata.workers.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.ClaimFiles.NOVEMBER;
import static tegata.workers.fixture.ClaimFiles.OCTOBER;
import static tegata.workers.fixture.ClaimFiles.SEPTEMBER;
import static tegata.workers.fixture.ClaimFiles.medical;
import static tegata.workers.fixture.ClaimFiles.passedOn;
import static tegata.workers.fixture.ClaimFiles.returned;
import static tegata.workers.fixture.ClaimFiles.returnedClaim;
import static tegata.workers.fixture.ClaimFiles.visit;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.coverage;
import static tegata.workers.fixture.Samples.people;
import static tegata.workers.fixture.Samples.person;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import tegata.formats.people.Person;
import tegata.workers.fixture.OwnPostgres;
import tegata.workers.fixture.TestDatabase;

/** Files about one treatment, in any two orders: the same is shown in the end. */
class ClaimOrderTest {
  private static OwnPostgres postgres;
  private static TestDatabase database;
  private static Intake intake;
  private static int people;

  /** Files about a person, of whom nothing else is known. */
  private interface File extends Function<Person, byte[]> {}

  /** Everything that may happen to a claim; each is one file. */
  private static final List<File> FILES =
      List.of(
          p -> people(p),
          p -> medical(OCTOBER, visit(p, 1, "")),
          p -> medical(OCTOBER, visit(p, 2, "")),
          p -> medical(NOVEMBER, visit(p, 3, number(p, 1))),
          p -> medical(NOVEMBER, visit(p, 1, number(p, 2)), visit(p, 1, "")),
          p -> passedOn(1, OCTOBER, number(p, 1), visit(p, 1, "")),
          p -> passedOn(2, OCTOBER, number(p, 1), visit(p, 0, "")),
          p -> passedOn(4, NOVEMBER, number(p, 1), visit(p, 2, "")),
          p -> passedOn(12, SEPTEMBER, number(p, 2), visit(p, 5, "")),
          p -> passedOn(2, OCTOBER, number(p, 1), visit(p, "04", "01130012", 1, "")),
          p -> passedOn(2, OCTOBER, number(p, 2), visit(p, "05", "01130012", 1, "")),
          p -> returned(OCTOBER, "1", number(p, 1)),
          p -> returned(NOVEMBER, "9", number(p, 2)),
          p -> returnedClaim(OCTOBER, visit(p, 1, number(p, 2))));

  @BeforeContainer
  static void begin() throws SQLException {
    postgres = new OwnPostgres();
    database = postgres.database();
    intake = database.intake(NOW);
  }

  @AfterContainer
  static void end() throws Exception {
    intake.close();
    postgres.close();
  }

  @Provide
  Arbitrary<Tuple2<List<Integer>, List<Integer>>> orders() {
    return Arbitraries.of(range())
        .list()
        .uniqueElements()
        .ofMinSize(3)
        .ofMaxSize(6)
        .flatMap(files -> Arbitraries.shuffle(files).map(other -> Tuple.of(files, other)));
  }

  @Property(tries = 200)
  @Label("同じファイルは、どの順に届いても、同じ結果になる")
  void orderDoesNotMatter(@ForAll("orders") Tuple2<List<Integer>, List<Integer>> orders)
      throws SQLException {
    List<String> one = shownAfter(orders.get1());
    List<String> other = shownAfter(orders.get2());

    assertThat(other).as("%s and %s", orders.get2(), orders.get1()).isEqualTo(one);
  }

  /** A new person for each try, so that nothing need be emptied. */
  private static List<String> shownAfter(List<Integer> files) throws SQLException {
    int id = ++people;
    Person person = moving(id);
    for (int file : files) {
      intake.importFile(
          "f", FILES.get(file).apply(person), Optional.empty(), ImportProgress.SILENT);
    }
    return database.rows(STATE.replace("$", number(person)));
  }

  private static final String STATE =
      """
      with own as (select id from person where external_id = 'P-' || $::int)
      select 'expense', (category, days, institution, total, insurer, public_expense, patient, corrected)::text
        from expense_notice where person_id in (select id from own)
      union all
      select 'drug', (dispensed_on, drug_code, dose, quantity, corrected)::text
        from medication where person_id in (select id from own)
      union all
      select 'treatment', (day, code, times, corrected)::text
        from treatment where person_id in (select id from own)
      union all
      select 'claim',
             (insurer_number, state, corrected, person_id is null,
              (select encode(visible_sha256, 'hex') from claim_version v
                where v.month = c.month and v.claim_key = c.claim_key and v.content_sha256 = c.shown_sha256
                limit 1))::text
        from claim c where number_key = '$'
       order by 1, 2
      """;

  /** Insured twice, so that a claim can be moved from the one insurer to the other. */
  private static Person moving(int id) {
    String number = "%06d".formatted(id);
    Person p =
        person(
            "P-" + id,
            "架空 移子",
            "カクウ ウツリコ",
            LocalDate.of(1970, 1, 1),
            "06130488",
            "１２",
            number,
            "00");
    return new Person(
        p.externalId(),
        p.name(),
        p.kana(),
        p.birthdate(),
        p.sex(),
        p.postalCode(),
        p.address(),
        p.registration(),
        List.of(p.coverages().get(0), coverage("01130012", "１２", number, "00")),
        p.cards());
  }

  private static String number(Person person) {
    return person.coverages().get(0).number();
  }

  private static String number(Person person, int which) {
    return "1315081%09d%d".formatted(Integer.parseInt(number(person)), which);
  }

  private static List<Integer> range() {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < FILES.size(); i++) {
      all.add(i);
    }
    return all;
  }
}
