package tegata.portal.home;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tegata.contract.HomeApi.Overview;
import tegata.domain.identity.CertificateTerm;
import tegata.portal.page.Words;

/**
 * The home page.
 *
 * @param todos what the person should see to, most urgent first
 * @param empty whether no record of any kind has arrived yet
 */
public record HomeView(String name, List<Todo> todos, boolean empty, List<Card> cards) {

  /** One task. */
  public record Todo(String text, String linkText, String href) {}

  /** One kind of thing, with its newest answer. */
  public record Card(String title, String href, String answer, String about) {}

  static HomeView of(Overview overview, LocalDate today, Words words) {
    boolean empty =
        overview.newestMedicine().isEmpty()
            && overview.newestCheckup().isEmpty()
            && overview.newestExpense().isEmpty();
    return new HomeView(
        overview.name(), todos(overview, today, words), empty, cards(overview, words));
  }

  private static List<Todo> todos(Overview overview, LocalDate today, Words words) {
    return Stream.of(
            overview.certificateExpiresOn().flatMap(expiry -> expiring(expiry, today, words)),
            overview
                .openApplication()
                .map(
                    open ->
                        new Todo(
                            open.toMend()
                                ? words.text("home.todo.returned", open.number())
                                : words.text("home.todo.application", open.number()),
                            words.text("home.todo.application.link"),
                            "/applications/" + open.number())),
            filing(today, words))
        .flatMap(Optional::stream)
        .toList();
  }

  /** 確定申告の期間 (所得税法第120条), and the weeks before, in which a refund may be claimed. */
  private static Optional<Todo> filing(LocalDate today, Words words) {
    LocalDate lastDay = LocalDate.of(today.getYear(), Month.MARCH, 15);
    String year = Integer.toString(today.getYear() - 1);
    return today.isAfter(lastDay)
        ? Optional.empty()
        : Optional.of(
            new Todo(
                words.text("home.todo.filing", year, words.day(lastDay)),
                words.text("tax.begin"),
                "/tax/" + year));
  }

  private static Optional<Todo> expiring(LocalDate expiresOn, LocalDate today, Words words) {
    CertificateTerm term = new CertificateTerm(expiresOn);
    CertificateTerm.Stage stage = term.on(today);
    return stage == CertificateTerm.Stage.VALID
        ? Optional.empty()
        : Optional.of(
            new Todo(
                words.of(stage, "todo") + words.text("home.todo.expiry", words.day(expiresOn)),
                words.text("home.todo.certificate.link"),
                "/registration"));
  }

  private static List<Card> cards(Overview overview, Words words) {
    return List.of(
        new Card(
            words.text("home.card.medicines"),
            "/medicines",
            newest(overview.newestMedicine().map(words::day), words),
            words.text("home.card.medicines.about")),
        new Card(
            words.text("home.card.checkups"),
            "/checkups",
            newest(overview.newestCheckup().map(words::day), words),
            words.text("home.card.checkups.about")),
        new Card(
            words.text("home.card.expenses"),
            "/expenses",
            newest(overview.newestExpense().map(words::month), words),
            words.text("home.card.expenses.about")),
        new Card(
            words.text("home.card.eligibility"),
            "/eligibility",
            words.text("home.card.eligibility.answer"),
            words.text("home.card.eligibility.about")),
        new Card(
            words.text("home.card.access"),
            "/access-log",
            words.text("home.card.access.answer"),
            words.text("home.card.access.about")),
        new Card(
            words.text("home.card.registration"),
            "/registration",
            words.of(overview.registration().status()),
            words.text("home.card.registration.about")));
  }

  private static String newest(Optional<String> when, Words words) {
    return when.map(date -> words.text("home.newest", date))
        .orElseGet(() -> words.text("home.nothing"));
  }
}
