package tegata.domain.paper;

/** なぜ無効になったか. */
public enum RevocationReason {
  /** 再交付した: another one took its place. */
  REISSUED,
  /** なくした、盗まれた. */
  LOST,
  /** 戻った、返された. */
  RETURNED,
  /** 書かれたことに誤りがあった. */
  MISTAKEN,
  /** 資格がなくなった. */
  COVERAGE_ENDED
}
