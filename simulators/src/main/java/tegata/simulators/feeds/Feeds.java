package tegata.simulators.feeds;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tegata.simulators.card.Card;
import tegata.simulators.files.WorldFiles;
import tegata.simulators.people.FacilityClient;
import tegata.simulators.people.Insurer;
import tegata.simulators.people.Person;
import tegata.simulators.people.Population;
import tegata.simulators.people.RecordKind;

/**
 * Writes every file that the demo imports, in the order in which they are to be imported: insurers,
 * facilities, people, staff, then each person's records. Dated from the world's first day, so that
 * the files of a restart are the same.
 */
public final class Feeds {

  private static final int CHECKUP_MONTHS_AGO = 5;

  private final Population population;
  private final Function<FacilityClient, X509Certificate> facilityCertificates;
  private final Function<Insurer, X509Certificate> insurerCertificates;
  private final Function<Card, String> cardIssuers;

  /**
   * Feeds about these people.
   *
   * @param cardIssuers distinguished name of the authority of a card's certificate
   */
  public Feeds(
      Population population,
      Function<FacilityClient, X509Certificate> facilityCertificates,
      Function<Insurer, X509Certificate> insurerCertificates,
      Function<Card, String> cardIssuers) {
    this.population = population;
    this.facilityCertificates = facilityCertificates;
    this.insurerCertificates = insurerCertificates;
    this.cardIssuers = cardIssuers;
  }

  /** Writes the files below the directory: registers at its top, records in a folder per card. */
  public List<Feed> write(Path directory) {
    List<Feed> feeds = new ArrayList<>();
    feeds.add(register(directory.resolve("insurers.csv"), Registers.insurers()));
    feeds.add(
        register(
            directory.resolve("facilities.csv"),
            Registers.facilities(facilityCertificates, insurerCertificates)));
    feeds.add(
        register(
            directory.resolve("people.csv"), Registers.people(population.people(), cardIssuers)));
    feeds.add(
        register(directory.resolve("staff.csv"), Registers.staff(population.staff(), cardIssuers)));
    population.people().forEach(person -> records(feeds, directory, person));
    return List.copyOf(feeds);
  }

  private void records(List<Feed> feeds, Path directory, Person person) {
    Path folder = directory.resolve("records").resolve(person.card().cardId());
    Optional<String> owner = Optional.of(person.card().cardId());
    TreeMap<String, byte[]> files = new TreeMap<>();
    for (RecordKind kind : person.records()) {
      switch (kind) {
        case EXPENSES -> expenses(files, person, false);
        case EXPENSES_QUOTED -> expenses(files, person, true);
        case MEDICATIONS -> medications(files, person);
        case CHECKUPS -> checkups(files, person);
        case CLAIMS -> claims(feeds, folder, person);
        case PRESCRIPTIONS ->
            feeds.add(
                ownerless(
                    folder.resolve("denshi-shohosen.xml"),
                    new ElectronicPrescriptions(person, population.epoch()).write()));
      }
    }
    files.forEach(
        (name, content) -> {
          WorldFiles.write(folder.resolve(name), content);
          feeds.add(new Feed(owner, folder.resolve(name)));
        });
  }

  /** One export a calendar year, as people make them for their tax return. */
  private void expenses(TreeMap<String, byte[]> files, Person person, boolean quoted) {
    LocalDate today = population.epoch();
    new Visits(today)
        .of(person).stream()
            .collect(
                Collectors.groupingBy(
                    visit -> visit.month().getYear(), TreeMap::new, Collectors.toList()))
            .forEach(
                (year, visits) ->
                    files.put(
                        "医療費情報_%tY%<tm%<td09000%04d.csv".formatted(today, year),
                        utf8(ExpenseNotice.write(person, visits, today, quoted))));
  }

  private void medications(TreeMap<String, byte[]> files, Person person) {
    MedicationNotebook notebook = new MedicationNotebook(person, population.epoch());
    notebook.years().forEach(year -> files.put("okusuri-" + year + ".txt", notebook.write(year)));
  }

  /** In the order of their making, and without an owner: claims say whose they are. */
  private void claims(List<Feed> feeds, Path folder, Person person) {
    new ClaimFiles(person, population.epoch())
        .write()
        .forEach((name, content) -> feeds.add(ownerless(folder.resolve(name), content)));
  }

  private static Feed ownerless(Path file, byte[] content) {
    WorldFiles.write(file, content);
    return new Feed(Optional.empty(), file);
  }

  private void checkups(TreeMap<String, byte[]> files, Person person) {
    int years = CheckupYear.FIVE.size();
    for (int i = 0; i < years; i++) {
      LocalDate day = population.epoch().minusYears(years - 1L - i).minusMonths(CHECKUP_MONTHS_AGO);
      files.put(
          "kenshin-" + day.getYear() + ".json",
          utf8(CheckupBundle.write(person, CheckupYear.FIVE.get(i), day)));
    }
  }

  private static Feed register(Path file, String text) {
    WorldFiles.write(file, text);
    return new Feed(Optional.empty(), file);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
