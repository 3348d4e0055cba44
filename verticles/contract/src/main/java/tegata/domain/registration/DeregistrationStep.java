package tegata.domain.registration;

import java.util.Set;
import tegata.domain.registration.Deregistration.Status;

/**
 * 解除申請の流れ: every step an application can take, who takes it, from where and whereto. This is the
 * whole state machine; what is not here cannot happen. It is drawn in {@code
 * docs/deregistration.md}.
 */
public enum DeregistrationStep {
  /** 申し込む. */
  FILE(By.APPLICANT, Status.RECEIVED, Status.DRAFT),
  /** 取り下げる: until the insurer has accepted. */
  WITHDRAW(By.APPLICANT, Status.WITHDRAWN, Status.RECEIVED, Status.RETURNED),
  /** 直して出しなおす. */
  MEND(By.APPLICANT, Status.RECEIVED, Status.RETURNED),
  /** 受理する. */
  ACCEPT(By.INSURER, Status.INSURER_ACCEPTED, Status.RECEIVED),
  /** 差し戻す: as long as no 資格確認書 was issued. */
  RETURN(By.INSURER, Status.RETURNED, Status.RECEIVED, Status.INSURER_ACCEPTED),
  /** 資格確認書を交付する. */
  ISSUE(By.INSURER, Status.CERTIFICATE_ISSUED, Status.INSURER_ACCEPTED),
  /** 中間サーバーが受け付ける: the date is known from here on. */
  ACKNOWLEDGE(By.INTERMEDIARY, Status.INTERMEDIARY_ACCEPTED, Status.CERTIFICATE_ISSUED),
  /** 解除の日が決まる. */
  SCHEDULE(By.CALENDAR, Status.SCHEDULED, Status.INTERMEDIARY_ACCEPTED),
  /** 資格確認書が届かなかった、または無効にした: nobody ends a registration on its strength. */
  CANCEL_CERTIFICATE(By.INSURER, Status.SCHEDULED, Status.SCHEDULED),
  /** 資格確認書を交付しなおす, also by another insurer after a change. */
  REISSUE(By.INSURER, Status.SCHEDULED, Status.SCHEDULED),
  /** 解除する. */
  END(By.CALENDAR, Status.DONE, Status.SCHEDULED),
  /** 申請先の加入者でなくなったので本人に戻す: that insurer cannot issue to them any more. */
  RELEASE(By.REGISTER, Status.RETURNED, Status.RECEIVED, Status.INSURER_ACCEPTED),
  /** 申し込んだ人が亡くなったので終える, without an end of the registration. */
  CLOSE(By.REGISTER, Status.WITHDRAWN, Status.RECEIVED, Status.INSURER_ACCEPTED, Status.RETURNED);

  /** Who takes a step. */
  public enum By {
    /** 申し込んだ人、または手続きのできる代理人. */
    APPLICANT,
    /** 保険者. */
    INSURER,
    /** 中間サーバー. */
    INTERMEDIARY,
    /** Time alone. */
    CALENDAR,
    /** 資格台帳: what became of the applicant. */
    REGISTER
  }

  private final By by;
  private final Status to;
  private final Set<Status> from;

  DeregistrationStep(By by, Status to, Status... from) {
    this.by = by;
    this.to = to;
    this.from = Set.of(from);
  }

  /** Who takes it. */
  public By by() {
    return by;
  }

  /** How the application stands after it. */
  public Status to() {
    return to;
  }

  /** Whether an application that stands so can take it. */
  public boolean isPossibleFrom(Status status) {
    return from.contains(status);
  }
}
