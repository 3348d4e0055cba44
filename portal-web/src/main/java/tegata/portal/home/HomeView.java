package tegata.portal.home;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tegata.contract.HomeApi.Newest;
import tegata.contract.HomeApi.OpenApplication;
import tegata.contract.HomeApi.PaperApplication;
import tegata.contract.HomeApi.Part;
import tegata.contract.HomeApi.Standing;
import tegata.domain.identity.CertificateTerm;
import tegata.portal.page.Words;

/**
 * The home page.
 *
 * @param missing what could not be told just now; empty text where everything could
 * @param todos what the person should see to, most urgent first
 * @param empty whether no record of any kind has arrived yet
 */
public record HomeView(
    String name, String missing, List<Todo> todos, boolean empty, List<Card> cards) {

  /** One task. */
  public record Todo(String text, String linkText, String href) {}

  /**
   * One kind of thing, with its newest answer.
   *
   * @param fresh whether something came lately
   * @param known whether the answer could be told
   */
  public record Card(
      String title, String href, String answer, String about, boolean fresh, boolean known) {}

  static HomeView of(String name, HomeAnswers answers, LocalDate today, Words words) {
    List<Card> cards = cards(answers, words);
    return new HomeView(
        name,
        missing(answers, cards, words),
        todos(answers, today, words),
        answers.nothingArrived(),
        cards);
  }

  private static String missing(HomeAnswers answers, List<Card> cards, Words words) {
    String names =
        Stream.concat(
                cards.stream().filter(card -> !card.known()).map(Card::title),
                answers.standing().isEmpty()
                    ? Stream.of(words.text("home.todo.title"))
                    : Stream.empty())
            .collect(Collectors.joining(words.text("access.and")));
    return names.isEmpty() ? "" : words.text("home.missing", names);
  }

  private static List<Todo> todos(HomeAnswers answers, LocalDate today, Words words) {
    Optional<Standing> standing = answers.standing();
    return Stream.of(
            standing
                .flatMap(Standing::certificateExpiresOn)
                .flatMap(expiry -> expiring(expiry, today, words)),
            standing.flatMap(Standing::openApplication).map(open -> application(open, words)),
            standing.flatMap(Standing::paperApplication).map(made -> paper(made, words)),
            filing(today, words))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Todo application(OpenApplication open, Words words) {
    return new Todo(
        open.toMend()
            ? words.text("home.todo.returned", open.number())
            : words.text("home.todo.application", open.number()),
        words.text("home.todo.application.link"),
        "/applications/" + open.number());
  }

  /** 資格確認書: one under way, one that was issued, or one that was sent back to the person. */
  private static Todo paper(PaperApplication made, Words words) {
    String number = made.number();
    String href = "/applications/" + number;
    return switch (made.progress()) {
      case ISSUED ->
          new Todo(
              words.text("home.todo.paper.issued", number),
              words.text("home.todo.paper.issued.link"),
              href);
      case RETURNED ->
          new Todo(
              words.text("home.todo.paper.returned", number),
              words.text("home.todo.paper.returned.link"),
              href);
      default ->
          new Todo(words.text("home.todo.paper", number), words.text("home.todo.paper.link"), href);
    };
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

  private static List<Card> cards(HomeAnswers answers, Words words) {
    return List.of(
        card(
            words.text("home.card.medicines"),
            "/medicines",
            newest(answers.of(Part.MEDICINES), words::day, words),
            words.text("home.card.medicines.about"),
            words),
        card(
            words.text("home.card.checkups"),
            "/checkups",
            newest(answers.of(Part.CHECKUPS), words::day, words),
            words.text("home.card.checkups.about"),
            words),
        card(
            words.text("home.card.expenses"),
            "/expenses",
            newest(answers.of(Part.EXPENSES), on -> words.month(YearMonth.from(on)), words),
            words.text("home.card.expenses.about"),
            words),
        card(
            words.text("home.card.eligibility"),
            "/eligibility",
            answers.standing().map(own -> insured(own, words)),
            words.text("home.card.eligibility.about"),
            words),
        card(
            words.text("home.card.access"),
            "/access-log",
            answers.of(Part.ACCESSES).map(last -> accessed(last, words)),
            words.text("home.card.access.about"),
            words),
        card(
            words.text("home.card.registration"),
            "/registration",
            answers.standing().map(own -> new Answer(words.of(own.registration().status()), false)),
            words.text("home.card.registration.about"),
            words));
  }

  private record Answer(String text, boolean fresh) {}

  private static Card card(
      String title, String href, Optional<Answer> answer, String about, Words words) {
    return new Card(
        title,
        href,
        answer.map(Answer::text).orElseGet(() -> words.text("home.unknown")),
        about,
        answer.filter(Answer::fresh).isPresent(),
        answer.isPresent());
  }

  private static Optional<Answer> newest(
      Optional<Newest> newest, Function<LocalDate, String> when, Words words) {
    return newest.map(
        of ->
            new Answer(
                of.on()
                    .map(on -> words.text("home.newest", when.apply(on)))
                    .orElseGet(() -> words.text("home.nothing")),
                of.lately()));
  }

  private static Answer insured(Standing own, Words words) {
    return new Answer(
        own.insurer().orElseGet(() -> words.text("home.card.eligibility.none")), false);
  }

  private static Answer accessed(Newest last, Words words) {
    return new Answer(
        last.on()
            .map(on -> words.text("home.card.access.last", words.day(on)))
            .orElseGet(() -> words.text("home.card.access.nobody")),
        last.lately());
  }
}
