package tegata.domain.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tegata.domain.registration.Deregistration.Status;

class DeregistrationTest {

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

  private static Deregistration application(Status status, Optional<LocalDate> acceptedOn) {
    return new Deregistration(
        UUID.randomUUID(),
        ReceiptNumber.of(YearMonth.of(2026, 8), 1),
        UUID.randomUUID(),
        "06130488",
        status,
        Instant.parse("2026-08-01T00:00:00Z"),
        acceptedOn);
  }
}
