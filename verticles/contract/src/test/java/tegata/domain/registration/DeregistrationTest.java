package tegata.domain.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tegata.domain.receipt.ReceiptNumber;
import tegata.domain.registration.Deregistration.Applicant;
import tegata.domain.registration.Deregistration.Ending;
import tegata.domain.registration.Deregistration.Status;

class DeregistrationTest {
  private static final String INSURER = "06130488";
  private static final Applicant HERE = insuredBy(INSURER);
  private static final EligibilityCertificate CERTIFICATE =
      new EligibilityCertificate(
          INSURER, LocalDate.of(2026, 11, 25), LocalDate.of(2031, 11, 24), Optional.empty());

  @ParameterizedTest(name = "{0} に受付 → {1} まで有効")
  @DisplayName("N月に受け付けた解除申請では、利用登録は N+1月の末日まで有効")
  @CsvSource({
    "2024-12-02, 2025-01-31",
    "2025-01-01, 2025-02-28",
    "2025-01-31, 2025-02-28",
    "2024-01-01, 2024-02-29",
    "2025-02-28, 2025-03-31",
    "2025-03-31, 2025-04-30",
    "2025-04-01, 2025-05-31",
    "2025-12-31, 2026-01-31",
  })
  void lastDayIsTheEndOfTheNextMonth(LocalDate acceptedOn, LocalDate lastDay) {
    assertThat(application(Status.INTERMEDIARY_ACCEPTED, Optional.of(acceptedOn)).lastDay())
        .contains(lastDay);
  }

  @Property
  @Label("最後の日は、いつ受け付けても翌月の末日")
  void lastDayClosesTheMonthAfterAcceptance(
      @ForAll @DateRange(min = "2024-12-02", max = "2100-12-31") LocalDate acceptedOn) {
    LocalDate lastDay = Deregistration.lastDayAfter(acceptedOn);

    assertThat(lastDay.plusDays(1).getDayOfMonth()).isEqualTo(1);
    assertThat(ChronoUnit.MONTHS.between(YearMonth.from(acceptedOn), YearMonth.from(lastDay)))
        .isEqualTo(1);
    assertThat(ChronoUnit.DAYS.between(acceptedOn, lastDay)).isBetween(28L, 61L);
  }

  @Test
  @DisplayName("中間サーバーが受け付けるまでは、最後の日はまだない")
  void withoutAcceptanceThereIsNoLastDay() {
    assertThat(application(Status.RECEIVED, Optional.empty()).lastDay()).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("完了と取下げのほかは進行中で、二つ目の申請はできない")
  @EnumSource(Status.class)
  void onlyDoneAndWithdrawnAreClosed(Status status) {
    Set<Status> closed = EnumSet.of(Status.DONE, Status.WITHDRAWN);

    assertThat(application(status, Optional.empty()).isOpen()).isEqualTo(!closed.contains(status));
  }

  @ParameterizedTest(name = "{0} (最後の日 2026-12-31): {1}")
  @DisplayName("最後の日の翌日から解除する。どれだけ遅れて動いても、一度だけ、遅れなく知った日付のとおりに")
  @CsvSource({
    "2026-11-30, NOT_YET",
    "2026-12-31, NOT_YET",
    "2027-01-01, END",
    "2027-03-15, END",
  })
  void endsAfterTheLastDay(LocalDate today, Ending ending) {
    assertThat(scheduled(Optional.of(CERTIFICATE)).endingOn(today, HERE)).isEqualTo(ending);
  }

  @Test
  @DisplayName("いまの保険者の有効な資格確認書がなければ、解除を見合わせる")
  void holdsBackWhoHasNoCertificate() {
    LocalDate due = LocalDate.of(2027, 1, 1);
    EligibilityCertificate lapsed =
        new EligibilityCertificate(
            INSURER, LocalDate.of(2026, 11, 25), due.minusDays(1), Optional.empty());

    assertThat(scheduled(Optional.empty()).endingOn(due, HERE)).isEqualTo(Ending.HELD_BACK);
    assertThat(scheduled(Optional.of(lapsed)).endingOn(due, HERE)).isEqualTo(Ending.HELD_BACK);
    assertThat(scheduled(Optional.of(CERTIFICATE)).endingOn(due, insuredBy("31130008")))
        .isEqualTo(Ending.HELD_BACK);
    assertThat(
            scheduled(Optional.of(CERTIFICATE))
                .endingOn(due, new Applicant(Optional.empty(), false)))
        .isEqualTo(Ending.HELD_BACK);
  }

  @Test
  @DisplayName("亡くなった人には資格確認書を待たない")
  void theDeadNeedNoCertificate() {
    assertThat(
            scheduled(Optional.empty())
                .endingOn(LocalDate.of(2027, 1, 1), new Applicant(Optional.empty(), true)))
        .isEqualTo(Ending.END);
  }

  @ParameterizedTest
  @DisplayName("予定の決まった申請のほかは、月末に何も起きない")
  @EnumSource(value = Status.class, mode = EnumSource.Mode.EXCLUDE, names = "SCHEDULED")
  void onlyScheduledOnesEnd(Status status) {
    Deregistration made = application(status, Optional.of(LocalDate.of(2026, 11, 22)));

    assertThat(made.endingOn(LocalDate.of(2030, 1, 1), HERE)).isEqualTo(Ending.NOT_YET);
  }

  @ParameterizedTest(name = "受付日 {0}, 知った日 {1}: {2}")
  @DisplayName("受付日は申請の日より前でも明日でもありえない。申請は日本時間の 8月1日 0時に受け付けた")
  @CsvSource({
    "2026-07-31, 2026-08-05, false",
    "2026-08-01, 2026-08-05, true",
    "2026-08-05, 2026-08-05, true",
    "2026-08-06, 2026-08-05, false",
    "2026-08-05, 2027-02-01, true",
  })
  void believesOnlyPossibleDates(LocalDate acceptedOn, LocalDate today, boolean believed) {
    Deregistration made = application(Status.CERTIFICATE_ISSUED, Optional.empty());

    assertThat(made.mayBeAcceptedOn(acceptedOn, today)).isEqualTo(believed);
  }

  @Property
  @Label("解除の日は、いつ見ても最後の日の後で、先に延びることはあっても早まらない")
  void neverEndsEarly(
      @ForAll @DateRange(min = "2024-12-02", max = "2100-10-31") LocalDate acceptedOn,
      @ForAll @IntRange(max = 400) int later) {
    Deregistration made =
        new Deregistration(
            UUID.randomUUID(),
            "D",
            UUID.randomUUID(),
            INSURER,
            Status.SCHEDULED,
            6,
            acceptedOn.atStartOfDay(ZoneId.of("Asia/Tokyo")).toInstant(),
            Optional.of(
                new EligibilityCertificate(
                    INSURER, acceptedOn, acceptedOn.plusYears(5), Optional.empty())),
            Optional.of(acceptedOn));
    LocalDate today = acceptedOn.plusDays(later);

    assertThat(made.endingOn(today, HERE) == Ending.END)
        .isEqualTo(YearMonth.from(today).isAfter(YearMonth.from(acceptedOn).plusMonths(1)));
  }

  @ParameterizedTest(name = "{0} から {1}: {2}")
  @DisplayName("資格確認書の有効期限は交付から5年まで")
  @CsvSource({
    "2026-11-25, 2031-11-25, true",
    "2026-11-25, 2031-11-26, false",
    "2026-11-25, 2026-11-25, true",
    "2026-11-25, 2026-11-24, false",
    "2028-02-29, 2033-02-28, true",
    "2028-02-29, 2033-03-01, false",
  })
  void validForFiveYearsAtMost(LocalDate issuedOn, LocalDate validUntil, boolean plausible) {
    assertThat(
            new EligibilityCertificate(INSURER, issuedOn, validUntil, Optional.empty())
                .isPlausible())
        .isEqualTo(plausible);
  }

  @ParameterizedTest(name = "{0}、いまの加入先 {1}、死亡 {2}: {3}")
  @DisplayName("交付の前に加入先でなくなれば本人に戻し、亡くなれば終える。無保険の間、受理の前なら待つ。交付の後は何も変えない")
  @CsvSource({
    "RECEIVED, 06130488, false, ''",
    "RECEIVED, 31130008, false, RELEASE",
    "RECEIVED, , false, ''",
    "RECEIVED, , true, CLOSE",
    "RECEIVED, 06130488, true, CLOSE",
    "INSURER_ACCEPTED, 06130488, false, ''",
    "INSURER_ACCEPTED, 31130008, false, RELEASE",
    "INSURER_ACCEPTED, , false, RELEASE",
    "INSURER_ACCEPTED, , true, CLOSE",
    "RETURNED, 31130008, false, ''",
    "RETURNED, , true, CLOSE",
    "CERTIFICATE_ISSUED, 31130008, false, ''",
    "CERTIFICATE_ISSUED, , true, ''",
    "INTERMEDIARY_ACCEPTED, 31130008, true, ''",
    "SCHEDULED, 31130008, false, ''",
    "SCHEDULED, , true, ''",
    "WITHDRAWN, 31130008, true, ''",
    "DONE, 31130008, true, ''",
  })
  void afterAChangeOfTheApplicant(Status status, String insurer, boolean deceased, String step) {
    assertThat(
            application(status, Optional.empty())
                .stepAfterChangeOf(new Applicant(Optional.ofNullable(insurer), deceased))
                .map(Enum::name)
                .orElse(""))
        .isEqualTo(step);
  }

  private static Deregistration scheduled(Optional<EligibilityCertificate> certificate) {
    return application(Status.SCHEDULED, certificate, Optional.of(LocalDate.of(2026, 11, 22)));
  }

  private static Applicant insuredBy(String insurer) {
    return new Applicant(Optional.of(insurer), false);
  }

  private static Deregistration application(Status status, Optional<LocalDate> acceptedOn) {
    return application(status, Optional.of(CERTIFICATE), acceptedOn);
  }

  private static Deregistration application(
      Status status, Optional<EligibilityCertificate> certificate, Optional<LocalDate> acceptedOn) {
    return new Deregistration(
        UUID.randomUUID(),
        ReceiptNumber.of(ReceiptNumber.Kind.DEREGISTRATION, YearMonth.of(2026, 8), 1),
        UUID.randomUUID(),
        INSURER,
        status,
        1,
        Instant.parse("2026-07-31T15:00:00Z"),
        certificate,
        acceptedOn);
  }
}
