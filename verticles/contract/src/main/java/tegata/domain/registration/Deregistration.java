package tegata.domain.registration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * 利用登録の解除申請。中間サーバーが N月に受け付けた申請は N+1月の末日まで有効で、その後に解除する (中医協 R6.11.6 総-4 p.8-9)。 What may happen to
 * it, and in which order, says {@link DeregistrationStep}.
 *
 * @param number 受付番号, which the applicant keeps
 * @param insurerNumber 申請先の保険者
 * @param version how many steps were taken; whoever decides says which version they saw
 * @param receivedAt when the portal accepted the application
 * @param certificate 資格確認書 that was issued for it and still counts
 * @param intermediaryAcceptedOn 中間サーバーの受付日 (JST)
 */
public record Deregistration(
    UUID id,
    String number,
    UUID person,
    String insurerNumber,
    Status status,
    int version,
    Instant receivedAt,
    Optional<EligibilityCertificate> certificate,
    Optional<LocalDate> intermediaryAcceptedOn) {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  /** 申請の状態. */
  public enum Status {
    /** 下書き: written, not sent; it lies with the person's drafts and nobody else sees it. */
    DRAFT,
    /** 受付. */
    RECEIVED,
    /** 保険者受理. */
    INSURER_ACCEPTED,
    /** 資格確認書交付. */
    CERTIFICATE_ISSUED,
    /** 中間サーバー登録: the date is known. */
    INTERMEDIARY_ACCEPTED,
    /** 解除予定. */
    SCHEDULED,
    /** 解除済. */
    DONE,
    /** 差戻し: to be mended or withdrawn. */
    RETURNED,
    /** 取下げ. */
    WITHDRAWN
  }

  /** What the end of the month makes of an application. */
  public enum Ending {
    /** Its last day is not over, or not known. */
    NOT_YET,
    /** Its last day is over, but the person would stand without proof of insurance. */
    HELD_BACK,
    /** The registration ends. */
    END
  }

  /**
   * What of the applicant the end depends on.
   *
   * @param insurerNumber who insures them today; empty where nobody is known to
   * @param deceased whether they have died: nobody needs proof of insurance then
   */
  public record Applicant(Optional<String> insurerNumber, boolean deceased) {

    /** Whether that insurer may issue a 資格確認書 to them. */
    public boolean isMemberOf(String insurer) {
      return !deceased && insurerNumber.equals(Optional.of(insurer));
    }
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

  /**
   * Whether a 受付日 can be true: no server takes an application before it was made, or tomorrow. How
   * late we hear of it does not matter.
   */
  public boolean mayBeAcceptedOn(LocalDate acceptedOn, LocalDate today) {
    LocalDate receivedOn = LocalDate.ofInstant(receivedAt, JAPAN);
    return !acceptedOn.isBefore(receivedOn) && !acceptedOn.isAfter(today);
  }

  /**
   * 最終日の 24:00 (JST) を過ぎ、いまの保険者の資格確認書が手元にあるときだけ解除する (切れ目のない交付).
   *
   * @param today the day in Japan
   */
  public Ending endingOn(LocalDate today, Applicant applicant) {
    if (status != Status.SCHEDULED || lastDay().filter(today::isAfter).isEmpty()) {
      return Ending.NOT_YET;
    }
    boolean covered =
        certificate.filter(c -> c.proves(applicant.insurerNumber(), today)).isPresent();
    return covered || applicant.deceased() ? Ending.END : Ending.HELD_BACK;
  }

  /**
   * 加入先の変更・死亡により、資格確認書の交付の前に申請が進めなくなったときの一段階. Who is insured nowhere just now waits with the
   * insurer applied to, and may withdraw, until it has accepted.
   */
  public Optional<DeregistrationStep> stepAfterChangeOf(Applicant applicant) {
    if (applicant.deceased()) {
      return Optional.of(DeregistrationStep.CLOSE).filter(this::canTake);
    }
    boolean waits = status == Status.RECEIVED && applicant.insurerNumber().isEmpty();
    return Optional.of(DeregistrationStep.RELEASE)
        .filter(this::canTake)
        .filter(step -> !waits && !applicant.isMemberOf(insurerNumber));
  }

  private boolean canTake(DeregistrationStep step) {
    return step.isPossibleFrom(status);
  }
}
