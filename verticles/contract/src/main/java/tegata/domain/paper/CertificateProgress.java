package tegata.domain.paper;

/** 資格確認書の交付の申請の状態. An insurer's clerk accepts it, an approver who is not that clerk issues. */
public enum CertificateProgress {
  /** 受付. */
  RECEIVED,
  /** 保険者受理. */
  ACCEPTED,
  /** 交付. */
  ISSUED,
  /** 返された, with a reason; who applies again makes a new application. */
  RETURNED,
  /** 取下げ. */
  WITHDRAWN;

  /** Whether it still runs: it can be withdrawn, and no second one may be made. */
  public boolean isOpen() {
    return this == RECEIVED || this == ACCEPTED;
  }
}
