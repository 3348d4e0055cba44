package tegata.domain.registration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;

/**
 * 利用登録の解除申請。中間サーバーが N月に受け付けた申請は N+1月の末日まで有効で、その後に解除する (中医協 R6.11.6 総-4 p.8-9)。
 *
 * @param number 受付番号, which the applicant keeps
 * @param insurerNumber 申請先の保険者
 * @param receivedAt when the portal accepted the application
 * @param intermediaryAcceptedOn 中間サーバーの受付日 (JST)
 */
public record Deregistration(
    UUID id,
    String number,
    UUID person,
    String insurerNumber,
    Status status,
    Instant receivedAt,
    Optional<LocalDate> intermediaryAcceptedOn) {

  /** 申請の状態. */
  public enum Status {
    RECEIVED,
    INSURER_ACCEPTED,
    CERTIFICATE_ISSUED,
    INTERMEDIARY_ACCEPTED,
    SCHEDULED,
    DONE,
    RETURNED,
    WITHDRAWN
  }

  /** 利用登録が有効な最後の日。中間サーバーの受付日が決まるまでは空 (画面では「見込み」)。 */
  public Optional<LocalDate> lastDay() {
    return intermediaryAcceptedOn.map(Deregistration::lastDayAfter);
  }

  /** 受付日が決まる前の見込み: if the intermediary server took it on that day. */
  public static LocalDate lastDayAfter(LocalDate acceptedOn) {
    return YearMonth.from(acceptedOn).plusMonths(1).atEndOfMonth();
  }

  /** Whether the application still runs, so that no second one may be made. */
  public boolean isOpen() {
    return status != Status.DONE && status != Status.WITHDRAWN;
  }
}
