package tegata.portal.download;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import tegata.contract.Caller;
import tegata.contract.CheckupApi.OwnCheckups;
import tegata.contract.EligibilityApi.OwnEligibility;
import tegata.contract.Fault;
import tegata.contract.MedicationApi.Medicines;
import tegata.domain.checkup.Checkup;
import tegata.domain.eligibility.EligibilityToday;
import tegata.formats.csv.CsvTable;
import tegata.formats.fhir.CheckupDocument;
import tegata.formats.fhir.FhirPerson;
import tegata.formats.fhir.MedicineBundle;
import tegata.portal.access.AccessStream;
import tegata.portal.checkup.CheckupTable;
import tegata.portal.eligibility.EligibilityFacts;
import tegata.portal.expense.ExpenseCsv;
import tegata.portal.medication.MedicationTable;
import tegata.portal.page.Fact;
import tegata.portal.page.Period;
import tegata.portal.page.Words;
import tegata.portal.paper.PaperPress;
import tegata.portal.summary.SummaryAnswers;
import tegata.portal.summary.SummaryQuestions;
import tegata.portal.summary.SummaryView;
import tegata.portal.taxexport.SignedDocument;
import tegata.portal.treatment.TreatmentTable;

/**
 * The files of one person, in the order in which they stand in the ZIP. What several files are made
 * of is asked once.
 */
final class PersonFiles {
  private final Vertx vertx;
  private final Whose whose;
  private final DownloadChoice choice;
  private final PersonQuestions questions;
  private final SummaryQuestions summary;
  private final PaperPress press;
  private final Instant now;
  private final Words words;
  private final Words japanese;
  private final Supplier<Future<List<Medicines>>> medicines;
  private final Supplier<Future<List<OwnCheckups>>> checkups;
  private final Supplier<Future<OwnEligibility>> eligibility;
  private final List<Part> parts = new ArrayList<>();

  PersonFiles(
      Vertx vertx,
      Whose whose,
      DownloadChoice choice,
      PersonQuestions questions,
      SummaryQuestions summary,
      PaperPress press,
      Instant now,
      Words words,
      Words japanese) {
    this.vertx = vertx;
    this.whose = whose;
    this.choice = choice;
    this.questions = questions;
    this.summary = summary;
    this.press = press;
    this.now = now;
    this.words = words;
    this.japanese = japanese;
    this.medicines = once(questions::medicines);
    this.checkups = once(questions::checkups);
    this.eligibility = once(questions::eligibility);
  }

  /**
   * The parts of a person.
   *
   * @param number of the person, for the folder's name
   */
  List<Part> in(int number) {
    String folder = number + "_" + FileName.safe(whose.name()) + "/";
    tables(folder);
    if (choice.wants(DataKind.MEDICINES, FileFormat.FHIR)
        || choice.wants(DataKind.ELIGIBILITY, FileFormat.FHIR)) {
      add(folder, "download.file.fhir", "json", this::records);
    }
    if (choice.wants(DataKind.CHECKUPS, FileFormat.FHIR)) {
      add(folder, "download.file.checkup-fhir", "json", this::checkupDocuments);
    }
    if (choice.wants(DataKind.MEDICINES, FileFormat.JAHIS)) {
      add(folder, "download.file.notebook", "txt", this::notebook);
    }
    if (choice.wants(DataKind.EXPENSES, FileFormat.XML)) {
      years().forEach(year -> xml(folder, year));
    }
    if (choice.formats().contains(FileFormat.PDF) && FileFormat.PDF.isMadeOf(choice.kinds())) {
      parts.add(Part.costly(folder + words.text("summary.title") + ".pdf", this::paper));
    }
    return parts;
  }

  private void tables(String folder) {
    if (choice.wants(DataKind.MEDICINES, FileFormat.CSV)) {
      add(
          folder,
          "download.file.medicines",
          "csv",
          () -> medicines.get().map(rows -> MedicationTable.csv(rows, words)));
    }
    if (choice.wants(DataKind.TREATMENTS, FileFormat.CSV)) {
      add(
          folder,
          "download.file.treatments",
          "csv",
          () -> questions.treatments().map(rows -> TreatmentTable.csv(rows, words)));
    }
    if (choice.wants(DataKind.CHECKUPS, FileFormat.CSV)) {
      add(
          folder,
          "download.file.checkups",
          "csv",
          () ->
              checkups
                  .get()
                  .map(rows -> CheckupTable.csv(chosen(rows), rows.get(0).examinee(), words)));
    }
    if (choice.wants(DataKind.EXPENSES, FileFormat.CSV)) {
      add(folder, "download.file.expenses", "csv", this::expenses);
    }
    if (choice.wants(DataKind.ELIGIBILITY, FileFormat.CSV)) {
      add(folder, "download.file.eligibility", "csv", this::eligibility);
    }
    if (choice.wants(DataKind.ACCESSES, FileFormat.CSV)) {
      parts.add(
          new Part(
              folder + words.text("download.file.accesses") + ".csv",
              () -> questions.accessEntries().map(n -> Optional.of(n * AccessStream.ROW_BYTES)),
              new AccessStream(questions.accesses(), words)::to));
    }
  }

  private void add(String folder, String key, String extension, Supplier<Future<byte[]>> make) {
    parts.add(Part.whole(folder + words.text(key) + "." + extension, make));
  }

  private void xml(String folder, int year) {
    String name = words.text("download.file.xml", Integer.toString(year));
    parts.add(
        Part.costly(
            folder + name + ".xml",
            () ->
                new SignedDocument(
                        questions.bus(), questions.caller().apart(), questions.person(), year)
                    .read()));
  }

  private List<Integer> years() {
    List<Integer> years = new ArrayList<>();
    int first = Math.max(questions.period().from().getYear(), today().getYear() - 3);
    for (int year = first; year <= questions.period().to().getYear(); year++) {
      years.add(year);
    }
    return years;
  }

  private Future<byte[]> expenses() {
    return questions
        .identity()
        .compose(
            identity ->
                questions
                    .expenses()
                    .map(
                        answers ->
                            ExpenseCsv.write(
                                identity, questions.period(), answers, today(), japanese)));
  }

  private Future<byte[]> eligibility() {
    return eligibility
        .get()
        .map(
            own -> {
              EligibilityFacts facts = new EligibilityFacts(words);
              CsvTable table =
                  new CsvTable(List.of(words.text("download.eligibility.heading").split(",")));
              for (Fact fact : facts.all(own)) {
                table.row(List.of(fact.label(), fact.value()));
              }
              table.row(List.of(words.text("download.as-of"), words.moment(own.today().asOf())));
              return table.toBytes();
            });
  }

  /**
   * A collection holds what was chosen of medicines and eligibility; whose it is it always says.
   */
  private Future<byte[]> records() {
    Future<List<Medicines>> rows =
        choice.kinds().contains(DataKind.MEDICINES)
            ? medicines.get()
            : Future.succeededFuture(List.of());
    return person()
        .compose(
            person ->
                rows.compose(
                    answers ->
                        written(
                            () ->
                                MedicineBundle.write(
                                    person,
                                    FhirFiles.medicines(MedicationTable.rows(answers)),
                                    now))));
  }

  /** The insurance stands in a file where 資格情報 was chosen, and as it stands today. */
  private Future<FhirPerson> person() {
    Future<Optional<EligibilityToday>> today =
        choice.kinds().contains(DataKind.ELIGIBILITY)
            ? eligibility.get().map(own -> Optional.of(own.today()))
            : Future.succeededFuture(Optional.empty());
    return questions
        .identity()
        .compose(identity -> today.map(stands -> FhirFiles.person(identity, stands)));
  }

  /** A list of documents, one a checkup. */
  private Future<byte[]> checkupDocuments() {
    return person()
        .compose(
            person -> checkups.get().compose(answers -> written(() -> documents(person, answers))));
  }

  /** FHIR takes long to write, which an event loop has no time for. */
  private Future<byte[]> written(Callable<byte[]> document) {
    return vertx.executeBlocking(document, false);
  }

  private byte[] documents(FhirPerson person, List<OwnCheckups> answers) {
    List<String> documents =
        chosen(answers).stream()
            .map(
                checkup ->
                    new String(
                        CheckupDocument.write(
                            person, FhirFiles.checkup(checkup, answers.get(0).examinee()), now),
                        StandardCharsets.UTF_8))
            .toList();
    return ("[" + String.join(",\n", documents) + "]").getBytes(StandardCharsets.UTF_8);
  }

  private Future<byte[]> notebook() {
    return questions
        .identity()
        .compose(
            identity ->
                medicines
                    .get()
                    .map(answers -> NotebookFile.write(identity, MedicationTable.rows(answers))));
  }

  private Future<byte[]> paper() {
    Caller caller = questions.caller();
    UUID person = questions.person();
    return summary
        .ask(caller, person, questions.use())
        .compose(this::complete)
        .map(answers -> SummaryView.of(whose.name(), answers, Set.of(), now, japanese))
        .compose(view -> press.print("summary/paper", view, now));
  }

  /** In the ZIP a paper that lacks a part would be taken for a whole one. */
  private Future<SummaryAnswers> complete(SummaryAnswers answers) {
    return answers.isComplete()
        ? Future.succeededFuture(answers)
        : Future.failedFuture(
            new Fault(Fault.Kind.UNAVAILABLE, "summary-partial", "A part of it did not come."));
  }

  private List<Checkup> chosen(List<OwnCheckups> answers) {
    Period<YearMonth> period = questions.period();
    return tegata.portal.checkup.OwnCheckups.rows(answers).stream()
        .filter(c -> !YearMonth.from(c.examinedOn()).isBefore(period.from()))
        .filter(c -> !YearMonth.from(c.examinedOn()).isAfter(period.to()))
        .toList();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(now, Words.JAPAN);
  }

  private static <T> Supplier<Future<T>> once(Supplier<Future<T>> ask) {
    List<Future<T>> asked = new ArrayList<>(1);
    return () -> {
      if (asked.isEmpty()) {
        asked.add(ask.get());
      }
      return asked.get(0);
    };
  }
}
