package tegata.workers.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static tegata.workers.fixture.Notebooks.notebook;
import static tegata.workers.fixture.Samples.HANAKO;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.clock;
import static tegata.workers.fixture.Samples.expenses;
import static tegata.workers.fixture.Samples.line;
import static tegata.workers.fixture.Samples.people;
import static tegata.workers.fixture.Samples.subject;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tegata.contract.AccessApi;
import tegata.contract.Address;
import tegata.contract.Caller;
import tegata.contract.CheckupApi;
import tegata.contract.EligibilityApi;
import tegata.contract.ExpenseApi;
import tegata.contract.ExpenseApi.Notices;
import tegata.contract.Fault;
import tegata.contract.HomeApi;
import tegata.contract.HomeApi.Part;
import tegata.contract.MedicationApi;
import tegata.contract.MedicationApi.Medicines;
import tegata.contract.PersonApi;
import tegata.contract.PersonMonths;
import tegata.contract.RegistrationApi;
import tegata.contract.TreatmentApi;
import tegata.contract.Use;
import tegata.domain.access.Access;
import tegata.domain.audit.Entry;
import tegata.domain.checkup.Checkup;
import tegata.domain.expense.ExpenseNotice;
import tegata.domain.medication.Medicine;
import tegata.domain.treatment.Treatment;
import tegata.formats.myna.ExpenseLine;
import tegata.workers.RunningWorkers;
import tegata.workers.fixture.ClaimFiles;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.PrescriptionFiles;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnRecordsTest {
  private static final YearMonth EARLY = YearMonth.of(2000, 1);
  private static final YearMonth LATE = YearMonth.of(2026, 11);
  private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

  private final TestDatabase database;
  private RunningWorkers workers;
  private UUID taro;
  private UUID hanako;

  OwnRecordsTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeAll
  void start() {
    workers = new RunningWorkers(database, NOW);
  }

  @AfterAll
  void stop() {
    workers.close();
  }

  @BeforeEach
  void bringPeopleIn() throws SQLException {
    database.clear();
    database.take(NOW, people(TARO, HANAKO));
    taro = id("P-1");
    hanako = id("P-2");
  }

  @Test
  @DisplayName("医療費は本人の行だけを、月の順、月の中はファイルの順に見せる")
  void showsOnlyOwnExpenses() throws SQLException {
    database.take(
        NOW,
        expenses(
            subject(TARO),
            MARCH,
            line(YearMonth.of(2026, 2), "二月"),
            line(YearMonth.of(2026, 1), "一月の一"),
            line(YearMonth.of(2026, 1), "一月の二")));
    database.take(NOW, expenses(subject(HANAKO), MARCH, line(YearMonth.of(2026, 1), "花子の")));

    Notices notices = expensesOf(patient(taro), EARLY, 0);

    assertThat(notices.rows())
        .extracting(ExpenseNotice::institution)
        .containsExactly("一月の一", "一月の二", "二月");
    assertThat(notices.arrivedUntil()).contains(YearMonth.of(2026, 2));
    assertThat(notices.firstMonth()).isEqualTo(YearMonth.of(2023, 11));
    assertThat(notices.origins())
        .extracting(ExpenseApi.Origin::month)
        .containsExactly(YearMonth.of(2026, 1), YearMonth.of(2026, 2));
    assertThat(notices.origins().get(0))
        .returns("架空健康保険組合", ExpenseApi.Origin::insurerName)
        .returns(Optional.of("2026年1月～2026年10月"), ExpenseApi.Origin::detailsRange);
  }

  @Test
  @DisplayName("同じ月・区分・医療機関の通知とレセプトは、レセプトだけを見せ、二重に数えない")
  void showsAClaimOnce() throws SQLException {
    YearMonth september = YearMonth.of(2026, 9);
    database.take(
        NOW, expenses(subject(TARO), MARCH, line(september, "架空内科医院"), line(september, "ほかの医院")));
    database.take(NOW, ClaimFiles.medical(ClaimFiles.OCTOBER, ClaimFiles.visit(TARO, 1, "")));

    Notices notices = expensesOf(patient(taro), EARLY, 0);

    assertThat(notices.rows())
        .extracting(ExpenseNotice::institution, ExpenseNotice::total)
        .containsExactlyInAnyOrder(tuple("架空内科医院", 3_800L), tuple("ほかの医院", 1_000L));
    assertThat(notices.origins()).extracting(ExpenseApi.Origin::month).containsExactly(september);
    assertThat(notices.arrivedUntil()).contains(september);
  }

  @Test
  @DisplayName("空白や全角・半角だけちがう名前でも、同じ医療機関の同じ月は一度だけ数える")
  void showsAClaimOnceHoweverItsFacilityIsSpelled() throws SQLException {
    YearMonth september = YearMonth.of(2026, 9);
    database.take(NOW, expenses(subject(TARO), MARCH, line(september, "架空　内科 医院")));
    database.take(NOW, ClaimFiles.medical(ClaimFiles.OCTOBER, ClaimFiles.visit(TARO, 1, "")));
    assertThat(expensesOf(patient(taro), EARLY, 0).rows())
        .extracting(ExpenseNotice::institution)
        .containsExactly("架空内科医院");
  }

  @Test
  @DisplayName("窓より前の月は、保存されていても、求めても見せない")
  void cutsTheWindow() throws SQLException {
    database.take(
        clock("2026-10-31T23:59:59"),
        expenses(
            subject(TARO),
            MARCH,
            line(YearMonth.of(2023, 10), "窓の前"),
            line(YearMonth.of(2023, 11), "窓の中")));
    assertThat(database.count("expense_notice")).isEqualTo(2);

    assertThat(expensesOf(patient(taro), EARLY, 0).rows())
        .extracting(ExpenseNotice::institution)
        .containsExactly("窓の中");
  }

  @Test
  @DisplayName("長い一覧は続きの番号で一度ずつすべて読め、一つの要求なら記録は一件")
  void pagesWithOneEntry() throws SQLException {
    ExpenseLine[] lines =
        IntStream.range(0, 1201)
            .mapToObj(i -> line(YearMonth.of(2026, 1), "医院" + i))
            .toArray(ExpenseLine[]::new);
    database.take(NOW, expenses(subject(TARO), MARCH, lines));
    Caller caller = patient(taro);

    List<String> read = new ArrayList<>();
    Optional<Integer> cursor = Optional.of(0);
    while (cursor.isPresent()) {
      Notices page = expensesOf(caller, EARLY, cursor.get());
      page.rows().forEach(row -> read.add(row.institution()));
      cursor = page.next();
    }

    assertThat(read).hasSize(1201).doesNotHaveDuplicates().startsWith("医院0").endsWith("医院1200");
    assertThat(database.count("audit_entry where kind = 'RECORDS_VIEWED'")).isEqualTo(1);
  }

  @Test
  @DisplayName("お薬は新しい順に、本人のものだけを見せる")
  void showsOwnMedicines() throws SQLException {
    database.take(NOW, notebook("架空錠"), Optional.of("CARD-P-1"));
    database.take(NOW, notebook("花子錠"), Optional.of("CARD-P-2"));

    Medicines medicines = medicinesOf(patient(taro), MedicationApi.Only.EVERYTHING);

    assertThat(medicines.rows()).extracting(Medicine::name).containsExactly("架空錠", "架空散", "架空軟膏");
    assertThat(medicines.rows().get(0))
        .returns(Optional.of("【般】架空成分"), Medicine::ingredient)
        .returns(Medicine.Source.NOTEBOOK, Medicine::source);
    assertThat(medicines.arrivedUntil()).contains(YearMonth.of(2026, 3));
  }

  @Test
  @DisplayName("お薬は、医療機関等と成分で絞り込め、選べる名前と届いた月も本人のものだけを、同じ一件の記録で伝える")
  void narrowsOwnMedicines() throws SQLException {
    database.take(NOW, notebook("架空錠"), Optional.of("CARD-P-1"));
    database.take(NOW, ClaimFiles.medical(ClaimFiles.OCTOBER, ClaimFiles.visit(TARO, 1, "")));
    database.take(NOW, notebook("花子錠"), Optional.of("CARD-P-2"));
    Caller caller = patient(taro);

    MedicationApi.Scope scope =
        workers.ask(MedicationApi.SCOPE, caller, new MedicationApi.ScopeOf(taro, Use.VIEW));
    Medicines south =
        medicinesOf(
            caller,
            new MedicationApi.Only(Optional.of("架空薬局 南店"), Optional.empty(), Optional.empty()));
    Medicines one =
        medicinesOf(
            caller,
            new MedicationApi.Only(Optional.empty(), Optional.of("【般】架空成分"), Optional.empty()));
    Medicines unnamed =
        medicinesOf(
            caller, new MedicationApi.Only(Optional.empty(), Optional.of("架空散"), Optional.empty()));

    assertThat(scope.institutions()).contains("架空薬局 南店", "架空薬局 本店");
    assertThat(scope.ingredients()).contains("【般】架空成分", "架空散", "架空軟膏").doesNotContain("花子錠");
    assertThat(scope.months())
        .containsExactly(YearMonth.of(2026, 2), YearMonth.of(2026, 3), YearMonth.of(2026, 9));
    assertThat(south.rows()).extracting(Medicine::name).containsExactly("架空軟膏");
    assertThat(one.rows()).extracting(Medicine::name).containsExactly("架空錠");
    assertThat(unnamed.rows()).extracting(Medicine::name).containsExactly("架空散");
    assertThat(database.rows("select categories from audit_entry where kind = 'RECORDS_VIEWED'"))
        .containsExactly("{MEDICATION}");
  }

  @Test
  @DisplayName("電子処方箋は、同じ日・同じ機関・同じ薬のレセプトが届くまで見せる。届けばレセプトだけになり、ほかの薬は残る")
  void showsADispensingOnce() throws SQLException {
    LocalDate day = LocalDate.of(2026, 9, 1);
    database.take(
        NOW,
        PrescriptionFiles.of(
            TARO,
            PrescriptionFiles.dispensed(
                day,
                "1319999913",
                PrescriptionFiles.drug("699999901", "電子の架空錠"),
                PrescriptionFiles.drug("699999902", "レセプトにない薬"))));
    Caller caller = patient(taro);
    Medicines before = medicinesOf(caller, MedicationApi.Only.EVERYTHING);
    assertThat(before.rows()).extracting(Medicine::name).containsExactly("電子の架空錠", "レセプトにない薬");
    assertThat(before.arrivedUntil()).as("of the month's claims nothing has arrived").isEmpty();

    database.take(NOW, ClaimFiles.medical(ClaimFiles.OCTOBER, ClaimFiles.visit(TARO, 1, "")));

    Medicines after = medicinesOf(caller, MedicationApi.Only.EVERYTHING);
    assertThat(after.rows())
        .extracting(Medicine::drugCode, Medicine::source)
        .containsExactlyInAnyOrder(
            tuple(Optional.of("699999901"), Medicine.Source.CLAIM),
            tuple(Optional.of("699999902"), Medicine.Source.PRESCRIPTION));
    assertThat(
            medicinesOf(
                    caller,
                    new MedicationApi.Only(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Medicine.Source.PRESCRIPTION)))
                .rows())
        .extracting(Medicine::name)
        .containsExactly("レセプトにない薬");
    MedicationApi.Scope scope =
        workers.ask(MedicationApi.SCOPE, caller, new MedicationApi.ScopeOf(taro, Use.VIEW));
    assertThat(scope.sources())
        .containsExactly(Medicine.Source.CLAIM, Medicine.Source.PRESCRIPTION);
    assertThat(scope.ingredients()).doesNotContain("電子の架空錠");
  }

  @Test
  @DisplayName("100日を過ぎた電子処方箋は、消される前でも、どこにも見せない")
  void forgetsOldPrescriptions() throws SQLException {
    database.take(
        clock("2026-08-20T09:00:00"),
        PrescriptionFiles.of(
            TARO,
            PrescriptionFiles.dispensed(
                LocalDate.of(2026, 8, 14),
                "1341234567",
                PrescriptionFiles.drug("620000001", "古い薬"))));
    Caller caller = patient(taro);

    assertThat(medicinesOf(caller, MedicationApi.Only.EVERYTHING).rows()).isEmpty();
    assertThat(
            workers
                .ask(MedicationApi.SCOPE, caller, new MedicationApi.ScopeOf(taro, Use.VIEW))
                .institutions())
        .isEmpty();
    assertThat(
            workers.ask(MedicationApi.HINTS_OF, caller, new MedicationApi.HintsOf(taro)).compared())
        .isZero();
  }

  @Test
  @DisplayName("診療は本人の行だけを、手術もふくめて絞り込めるように見せ、診療と手術を見た一件の記録を残す")
  void showsOwnTreatments() throws SQLException {
    database.take(NOW, ClaimFiles.medical(ClaimFiles.OCTOBER, ClaimFiles.visit(TARO, 1, "")));
    database.take(NOW, ClaimFiles.medical(ClaimFiles.OCTOBER, ClaimFiles.visit(HANAKO, 2, "")));
    Caller caller = patient(taro);

    TreatmentApi.Scope scope =
        workers.ask(TreatmentApi.SCOPE, caller, new TreatmentApi.ScopeOf(taro, Use.VIEW));
    List<Treatment> all = treatmentsOf(caller, EARLY, TreatmentApi.Only.EVERYTHING);
    List<Treatment> first =
        treatmentsOf(caller, EARLY, new TreatmentApi.Only(Optional.empty(), Optional.of("初診")));
    List<Treatment> elsewhere =
        treatmentsOf(caller, EARLY, new TreatmentApi.Only(Optional.of("ほかの医院"), Optional.empty()));

    assertThat(all).extracting(Treatment::institution).containsOnly("架空内科医院");
    assertThat(scope.institutions()).containsExactly("架空内科医院");
    assertThat(scope.groups()).contains("初診", "再診");
    assertThat(scope.months()).containsExactly(YearMonth.of(2026, 9));
    assertThat(first).extracting(Treatment::group).containsExactly("初診");
    assertThat(elsewhere).isEmpty();
    assertThat(database.rows("select categories from audit_entry where kind = 'RECORDS_VIEWED'"))
        .containsExactly("{OPERATION,TREATMENT}");
  }

  @Test
  @DisplayName("健診は本人のものだけを新しい順に見せ、5 年より前の日は見せない")
  void showsOwnCheckups() {
    checkup(taro, "2026-05-03", "新");
    checkup(taro, "2021-11-01", "窓の初日");
    checkup(taro, "2021-10-31", "窓の前");
    checkup(hanako, "2026-05-04", "花子の");

    CheckupApi.OwnCheckups own =
        workers.ask(CheckupApi.ALL, patient(taro), new CheckupApi.All(taro, Use.VIEW, 0));

    assertThat(own.rows()).extracting(Checkup::institution).containsExactly("新", "窓の初日");
    assertThat(on(LocalDate.of(2026, 5, 3))).isPresent();
    assertThat(on(LocalDate.of(2026, 5, 4))).isEmpty();
    assertThat(on(LocalDate.of(2021, 10, 31))).isEmpty();
  }

  @Test
  @DisplayName("見ることと保存することは、記録で区別される")
  void tellsViewFromDownload() {
    for (Use use : Use.values()) {
      workers.ask(ExpenseApi.NOTICES, patient(taro), new PersonMonths(taro, EARLY, LATE, use, 0));
    }

    assertThat(
            database.rows(
                "select kind, basis, categories from audit_entry where actor_kind = 'PATIENT' order by number"))
        .containsExactly("RECORDS_VIEWED|SELF|{EXPENSE}", "RECORDS_DOWNLOADED|SELF|{EXPENSE}");
  }

  static Stream<Arguments> questions() {
    UUID person = new UUID(0, 1);
    PersonMonths months = new PersonMonths(person, EARLY, LATE, Use.VIEW, 0);
    LocalDate day = LocalDate.of(2026, 1, 1);
    return Stream.of(
        Arguments.of(
            MedicationApi.HISTORY,
            new MedicationApi.History(months, MedicationApi.Only.EVERYTHING)),
        Arguments.of(MedicationApi.HINTS_OF, new MedicationApi.HintsOf(person)),
        Arguments.of(MedicationApi.SCOPE, new MedicationApi.ScopeOf(person, Use.VIEW)),
        Arguments.of(
            TreatmentApi.HISTORY, new TreatmentApi.History(months, TreatmentApi.Only.EVERYTHING)),
        Arguments.of(TreatmentApi.SCOPE, new TreatmentApi.ScopeOf(person, Use.VIEW)),
        Arguments.of(ExpenseApi.NOTICES, months),
        Arguments.of(CheckupApi.ALL, new CheckupApi.All(person, Use.VIEW, 0)),
        Arguments.of(CheckupApi.SHOW, new CheckupApi.On(person, day, Use.VIEW)),
        Arguments.of(HomeApi.STANDING, new HomeApi.Of(person)),
        Arguments.of(HomeApi.NEWEST, new HomeApi.NewestOf(person, Part.ACCESSES)),
        Arguments.of(PersonApi.IDENTITY, new PersonApi.Of(person)),
        Arguments.of(EligibilityApi.OWN, new EligibilityApi.Own(person)),
        Arguments.of(RegistrationApi.STATUS, new RegistrationApi.Of(person)),
        Arguments.of(RegistrationApi.APPLICATIONS, new RegistrationApi.Of(person)),
        Arguments.of(
            RegistrationApi.APPLICATION, new RegistrationApi.ByNumber(person, "D-1", Use.VIEW)),
        Arguments.of(
            AccessApi.HISTORY,
            new AccessApi.History(
                person, day, day, AccessApi.Only.EVERYTHING, Optional.empty(), Use.VIEW)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("questions")
  @DisplayName("ほかの人のものは、どの問いでも、いない人と同じ言葉で断り、何も記録しない")
  <Q, A> void refusesOthers(Address<Q, A> address, Q question) {
    Fault nobodys = workers.refused(address, patient(taro), question);
    database.asOwner(
        "insert into person (id, external_id, name, kana, birthdate, sex) values ('%s', 'P-9', '他人', 'タニン', '1990-01-01', 1)"
            .formatted(new UUID(0, 1)));
    assertThat(workers.refused(address, patient(taro), question))
        .returns(Fault.Kind.FORBIDDEN, Fault::kind)
        .returns("not-yours", Fault::code)
        .returns(nobodys.kind(), Fault::kind)
        .returns(nobodys.code(), Fault::code)
        .returns(nobodys.getMessage(), Fault::getMessage);
    Caller facility = Caller.facility(new UUID(0, 1).toString(), "", UUID.randomUUID());
    assertThat(workers.refused(address, facility, question).kind()).isEqualTo(Fault.Kind.FORBIDDEN);
    assertThat(database.count("audit_entry where actor_kind <> 'SYSTEM'")).isZero();
  }

  @Test
  @DisplayName("ホームは、それぞれのいちばん新しい日付を、種類をすべて挙げた一件の記録で見せる")
  void showsTheOverview() throws SQLException {
    database.take(NOW, notebook("架空錠"), Optional.of("CARD-P-1"));
    database.take(NOW, expenses(subject(TARO), MARCH, line(YearMonth.of(2026, 1), "A医院")));
    checkup(taro, "2026-05-03", "新");

    Caller caller = patient(taro);
    assertThat(
            Stream.of(Part.values())
                .map(part -> workers.ask(HomeApi.NEWEST, caller, new HomeApi.NewestOf(taro, part))))
        .containsExactly(
            newest("2026-03-12", true),
            newest("2026-05-03", true),
            newest("2026-01-01", true),
            new HomeApi.Newest(Optional.empty(), false));
    assertThat(workers.ask(HomeApi.STANDING, caller, new HomeApi.Of(taro)).insurer())
        .contains("架空健康保険組合");
    assertThat(database.rows("select categories from audit_entry where kind = 'RECORDS_VIEWED'"))
        .containsExactly("{ACCESS_HISTORY,CHECKUP,ELIGIBILITY,EXPENSE,MEDICATION,REGISTRATION}");
  }

  @Test
  @DisplayName("ホームの新着は、二週間のうちに届いたものと、ほかの人が見たことだけ。自分で見たことは数えない")
  void tellsWhatCameLately() throws SQLException {
    database.take(NOW, notebook("架空錠"), Optional.of("CARD-P-1"));
    database.asOwner("update record_set set brought_in_at = '2020-01-01'");
    assertThat(newestOf(Part.MEDICINES)).isEqualTo(newest("2026-03-12", false));

    database.asOwner(
        """
        insert into audit_entry (kind, subject, actor_kind, actor_id, actor_name, categories, basis, result,
                                 request_id, salt, at)
        values ('RECORDS_PROVIDED', '%s', 'FACILITY', 'f', '架空医院', '{}', 'CONSENT', 'DONE', gen_random_uuid(),
                '\\x00000000000000000000000000000000', '%s')
        """
            .formatted(taro, NOW.instant()));
    newestOf(Part.ACCESSES);
    assertThat(newestOf(Part.ACCESSES))
        .isEqualTo(new HomeApi.Newest(Optional.of(LocalDate.now(NOW)), true));
  }

  private HomeApi.Newest newestOf(Part part) {
    return workers.ask(HomeApi.NEWEST, patient(taro), new HomeApi.NewestOf(taro, part));
  }

  private static HomeApi.Newest newest(String day, boolean lately) {
    return new HomeApi.Newest(Optional.of(LocalDate.parse(day)), lately);
  }

  @Test
  @DisplayName("アクセス履歴には、履歴を見たこと自体が先頭に出て、ほかの人の行は出ない")
  void historyShowsItself() throws SQLException {
    expensesOf(patient(taro), EARLY, 0);
    expensesOf(patient(hanako), EARLY, 0);
    LocalDate today = LocalDate.now(java.time.ZoneId.of("Asia/Tokyo"));

    AccessApi.Accesses accesses =
        workers.ask(
            AccessApi.HISTORY,
            patient(taro),
            new AccessApi.History(
                taro,
                today.minusDays(1),
                today.plusDays(1),
                AccessApi.Only.EVERYTHING,
                Optional.empty(),
                Use.VIEW));

    assertThat(accesses.rows())
        .extracting(Access::kind)
        .containsExactly(
            Entry.Kind.HISTORY_VIEWED, Entry.Kind.RECORDS_VIEWED, Entry.Kind.RECORDS_IMPORTED);
    assertThat(accesses.more()).isFalse();
  }

  @Test
  @DisplayName("アクセス履歴は 200 件ずつ、最後の番号から続きを読める")
  void historyHasPages() {
    database.asOwner(
        """
        insert into audit_entry (kind, subject, actor_kind, actor_id, actor_name, categories, basis, result,
                                 request_id, salt)
        select 'RECORDS_VIEWED', '%s', 'PATIENT', '', '', '{}', 'SELF', 'DONE', gen_random_uuid(),
               '\\x00000000000000000000000000000000' from generate_series(1, 250)
        """
            .formatted(taro));
    Caller caller = patient(taro);
    LocalDate today = LocalDate.now(java.time.ZoneId.of("Asia/Tokyo"));

    AccessApi.Accesses first =
        workers.ask(
            AccessApi.HISTORY,
            caller,
            new AccessApi.History(
                taro,
                today.minusDays(1),
                today.plusDays(1),
                AccessApi.Only.EVERYTHING,
                Optional.empty(),
                Use.VIEW));
    long last = first.rows().get(199).number();
    AccessApi.Accesses second =
        workers.ask(
            AccessApi.HISTORY,
            caller,
            new AccessApi.History(
                taro,
                today.minusDays(1),
                today.plusDays(1),
                AccessApi.Only.EVERYTHING,
                Optional.of(last),
                Use.VIEW));

    assertThat(first.rows()).hasSize(200);
    assertThat(first.more()).isTrue();
    assertThat(second.rows())
        .hasSize(52)
        .allSatisfy(row -> assertThat(row.number()).isLessThan(last));
  }

  private Medicines medicinesOf(Caller caller, MedicationApi.Only only) {
    PersonMonths months = new PersonMonths(taro, EARLY, LATE, Use.VIEW, 0);
    return workers.ask(MedicationApi.HISTORY, caller, new MedicationApi.History(months, only));
  }

  private List<Treatment> treatmentsOf(Caller caller, YearMonth from, TreatmentApi.Only only) {
    PersonMonths months = new PersonMonths(taro, from, LATE, Use.VIEW, 0);
    return workers.ask(TreatmentApi.HISTORY, caller, new TreatmentApi.History(months, only)).rows();
  }

  private Notices expensesOf(Caller caller, YearMonth from, int cursor) {
    UUID person = UUID.fromString(caller.id());
    return workers.ask(
        ExpenseApi.NOTICES, caller, new PersonMonths(person, from, LATE, Use.VIEW, cursor));
  }

  private Optional<tegata.domain.checkup.Checkup> on(LocalDate day) {
    return workers
        .ask(CheckupApi.SHOW, patient(taro), new CheckupApi.On(taro, day, Use.VIEW))
        .checkup();
  }

  private void checkup(UUID person, String day, String institution) {
    database.asOwner(
        """
        select ensure_checkup_month(date_trunc('month', date '%2$s')::date);
        with s as (insert into record_set (person_id, kind, set_key, made_at, content_sha256, brought_in_at)
                   values ('%1$s', 'CHECKUP', '%2$s', now(), '', now()) returning id)
        insert into checkup select id, '%1$s', '%2$s', '%3$s' from s
        """
            .formatted(person, day, institution));
  }

  private UUID id(String externalId) {
    return UUID.fromString(
        database.value("select id from person where external_id = '%s'".formatted(externalId)));
  }

  private static Caller patient(UUID person) {
    return Caller.patient(person, "", UUID.randomUUID());
  }
}
