package tegata.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.domain.access.Reconciliation.Given;
import tegata.domain.access.Reconciliation.Known;
import tegata.domain.audit.Entry;

class ReconciliationTest {
  private static final String CLINIC = "1310000001";
  private static final Optional<YearMonth> ARRIVED = Optional.of(YearMonth.of(2026, 9));
  private static final YearMonth KEPT_FROM = YearMonth.of(2023, 11);
  private static final UUID CONSENT = UUID.fromString("00000000-0000-4000-8000-000000000007");

  @ParameterizedTest(name = "{0} の閲覧、{1} の受診 → {2}")
  @DisplayName("その月か次の月の受診記録があれば合い、前の月のものは数えない")
  @CsvSource({
    "2026-08-01T00:00:00Z, 2026-08, VISIT",
    "2026-08-30T00:00:00Z, 2026-09, VISIT",
    "2026-08-01T00:00:00Z, 2026-07, NOTHING",
    "2026-08-01T00:00:00Z, 2026-10, NOTHING",
    "2026-08-31T15:00:00Z, 2026-08, NOTHING",
    "2026-10-01T00:00:00Z, 2026-08, NOT_YET",
    "2026-10-01T00:00:00Z, 2026-10, VISIT"
  })
  void comparesMonths(Instant at, YearMonth visited, Reconciliation expected) {
    var visit = new Visit(Optional.of(CLINIC), "どの名前でも", visited);

    assertThat(fit(checked(at), List.of(visit), List.of())).contains(expected);
  }

  @ParameterizedTest(name = "{0} と {1}")
  @DisplayName("医療費通知は名前でくらべる。字の幅と空白は数えない")
  @CsvSource({"架空内科クリニック, VISIT", "架空内科　クリニック, VISIT", "架空内科ｸﾘﾆｯｸ, VISIT", "架空内科クリニック分院, NOTHING"})
  void comparesNames(String institution, Reconciliation expected) {
    var visit = new Visit(Optional.empty(), institution, YearMonth.of(2026, 8));

    assertThat(fit(checked(Instant.parse("2026-08-01T00:00:00Z")), List.of(visit), List.of()))
        .contains(expected);
  }

  @Test
  @DisplayName("コードのある記録は、同じ名前の別の施設とは合わない")
  void doesNotMixUpNamesakes() {
    var visit = new Visit(Optional.of("2710000002"), "架空内科クリニック", YearMonth.of(2026, 8));

    assertThat(fit(checked(Instant.parse("2026-08-01T00:00:00Z")), List.of(visit), List.of()))
        .contains(Reconciliation.NOTHING);
  }

  @ParameterizedTest(name = "{0} に {1} で同意 → {2}")
  @DisplayName("同じ日に同じ施設へ同意していれば合う。日は日本の日")
  @CsvSource({
    "2026-08-02, 1310000001, CONSENT",
    "2026-08-01, 1310000001, NOTHING",
    "2026-08-02, 2710000002, NOTHING"
  })
  void comparesConsents(LocalDate day, String facility, Reconciliation expected) {
    Access lateInTheEvening = checked(Instant.parse("2026-08-01T15:30:00Z"));

    assertThat(fit(lateInTheEvening, List.of(), List.of(new Given(CONSENT, facility, day, false))))
        .contains(expected);
  }

  @ParameterizedTest(name = "{0} → {1}")
  @DisplayName("同意にもとづく提供は同意と合う。断られたものは合わない")
  @CsvSource({"DONE, CONSENT", "DENIED, NOTHING", "FAILED, NOTHING"})
  void trustsTheEntrysBasis(Entry.Result result, Reconciliation expected) {
    Access access =
        access("FACILITY", Instant.parse("2026-08-01T00:00:00Z"), Entry.Basis.CONSENT, result);

    assertThat(fit(access, List.of(), List.of())).contains(expected);
  }

  @ParameterizedTest(name = "根拠 {0}、受診 {1} → {2}")
  @DisplayName("施設が登録した書面の同意だけでは、同意と合うことにならない。受診があればそちらで合う")
  @CsvSource({"LAW, false, PAPER_CONSENT", "CONSENT, false, PAPER_CONSENT", "CONSENT, true, VISIT"})
  void tellsPaperApart(Entry.Basis basis, boolean visited, Reconciliation expected) {
    Access access =
        access("FACILITY", Instant.parse("2026-08-01T00:00:00Z"), basis, Entry.Result.DONE);
    var paper = new Given(CONSENT, CLINIC, LocalDate.of(2026, 8, 1), true);
    var visit = new Visit(Optional.of(CLINIC), "", YearMonth.of(2026, 8));

    assertThat(fit(access, visited ? List.of(visit) : List.of(), List.of(paper)))
        .contains(expected);
  }

  @Test
  @DisplayName("前の日の書面の同意にもとづく提供も、番号で見分ける")
  void findsThePaperByItsNumber() {
    Access access =
        new Access(
            1,
            Instant.parse("2026-08-02T00:00:00Z"),
            Entry.Kind.RECORDS_PROVIDED,
            new Entry.Actor("FACILITY", CLINIC, "架空内科クリニック"),
            Set.of(Entry.Category.MEDICATION),
            Entry.Basis.CONSENT,
            Entry.Result.DONE,
            Optional.of("consent=" + CONSENT),
            Optional.empty());
    var paper = new Given(CONSENT, CLINIC, LocalDate.of(2026, 8, 1), true);

    assertThat(fit(access, List.of(), List.of(paper))).contains(Reconciliation.PAPER_CONSENT);
  }

  @ParameterizedTest(name = "{0} → {1}")
  @DisplayName("受診記録をもう持っていない月の閲覧は、記録なしと言わない")
  @CsvSource({"2023-10-31T14:59:59Z, NO_LONGER_KEPT", "2023-10-31T15:00:00Z, NOTHING"})
  void accusesNobodyOverWhatIsGone(Instant at, Reconciliation expected) {
    assertThat(fit(checked(at), List.of(), List.of())).contains(expected);
  }

  @ParameterizedTest
  @DisplayName("施設でない者の閲覧は照合しない")
  @CsvSource({"PATIENT", "OPERATOR", "INSURER", "SYSTEM"})
  void leavesOthersAlone(String kind) {
    Access access =
        access(kind, Instant.parse("2026-08-01T00:00:00Z"), Entry.Basis.SELF, Entry.Result.DONE);

    assertThat(fit(access, List.of(), List.of())).isEmpty();
  }

  @Test
  @DisplayName("何も届いていない人には、記録なしと言わない")
  void accusesNobodyWithoutRecords() {
    assertThat(
            Reconciliation.of(
                checked(Instant.parse("2026-08-01T00:00:00Z")),
                new Known(List.of(), List.of(), Optional.empty(), KEPT_FROM)))
        .contains(Reconciliation.NOT_YET);
  }

  private static Optional<Reconciliation> fit(
      Access access, List<Visit> visits, List<Given> consents) {
    return Reconciliation.of(access, new Known(visits, consents, ARRIVED, KEPT_FROM));
  }

  private static Access checked(Instant at) {
    return access("FACILITY", at, Entry.Basis.LAW, Entry.Result.DONE);
  }

  private static Access access(String kind, Instant at, Entry.Basis basis, Entry.Result result) {
    return new Access(
        1,
        at,
        Entry.Kind.ELIGIBILITY_CHECKED,
        new Entry.Actor(kind, CLINIC, "架空内科クリニック"),
        Set.of(Entry.Category.ELIGIBILITY),
        basis,
        result,
        Optional.empty(),
        Optional.empty());
  }
}
