package tegata.workers.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.ClaimFiles.NOVEMBER;
import static tegata.workers.fixture.ClaimFiles.OCTOBER;
import static tegata.workers.fixture.ClaimFiles.medical;
import static tegata.workers.fixture.ClaimFiles.passedOn;
import static tegata.workers.fixture.ClaimFiles.returned;
import static tegata.workers.fixture.ClaimFiles.visit;
import static tegata.workers.fixture.Samples.expenses;
import static tegata.workers.fixture.Samples.line;
import static tegata.workers.fixture.Samples.people;
import static tegata.workers.fixture.Samples.person;
import static tegata.workers.fixture.Samples.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tegata.formats.people.Person;
import tegata.workers.fixture.StoredState;
import tegata.workers.fixture.TestDatabase;

/** A folder with everything, imported by processes that are killed with -9 wherever they are. */
final class ImportKills {
  /** More than the claims of some transactions. */
  private static final int PEOPLE = 4 * ImportProcess.CHUNK;

  private final TestDatabase database;
  private final Path folder;

  ImportKills(TestDatabase database, Path folder) throws IOException {
    this.database = database;
    this.folder = folder;
    write();
  }

  /** Kills so many imports, and compares what is there after one more with an undisturbed one. */
  void survive(int kills, long seed) throws IOException, InterruptedException {
    database.clear();
    int rows = ImportProcess.start(database, folder).rows();
    List<String> undisturbed = StoredState.of(database);
    assertThat(undisturbed).as("everything is there").hasSizeGreaterThan(10 * PEOPLE);
    database.clear();
    Random random = new Random(seed);
    int killed = 0;
    for (int i = 0; i < kills; i++) {
      killed += ImportProcess.start(database, folder).killAfter(1 + random.nextInt(rows)) ? 1 : 0;
    }
    ImportProcess.start(database, folder).rows();

    assertThat(killed).as("kills that met a running import").isPositive();
    assertThat(StoredState.differences(undisturbed, StoredState.of(database)))
        .as("seed %d", seed)
        .isEmpty();
  }

  private void write() throws IOException {
    List<Person> people = IntStream.range(0, PEOPLE).mapToObj(ImportKills::one).toList();
    write("people.csv", people(people.subList(0, PEOPLE - 5).toArray(Person[]::new)));
    write("claims-1.uke", medical(OCTOBER, each(people, p -> visit(p, 1, ""))));
    write("claims-2.uke", medical(NOVEMBER, each(people, p -> visit(p, 2, ""))));
    write("broken.uke", medical(OCTOBER, visit(people.get(0), 4, "").replace("202609", "20260x")));
    write("passed-on.uke", passedOn(1, OCTOBER, "S-1", visit(people.get(1), 3, "")));
    write("returned.uke", returned(NOVEMBER, "1", "S-1"));
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("notices.zip")))) {
      for (Person person : people.subList(PEOPLE - 20, PEOPLE)) {
        zip.putNextEntry(new ZipEntry(person.externalId() + ".csv"));
        zip.write(
            expenses(
                subject(person),
                LocalDate.of(2026, 3, 1),
                line(YearMonth.of(2026, 1), "A医院"),
                line(YearMonth.of(2026, 2), "B医院")));
      }
    }
  }

  private void write(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
  }

  private static String[] each(List<Person> people, Function<Person, String> claim) {
    return people.stream().map(claim).toArray(String[]::new);
  }

  private static Person one(int number) {
    return person(
        "P-" + number,
        "架空 " + number,
        "カクウ カズ",
        LocalDate.of(1980, 1, 1).plusDays(number),
        "06130488",
        "１２",
        String.valueOf(10_000 + number),
        "00");
  }
}
