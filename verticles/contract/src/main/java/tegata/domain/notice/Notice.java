package tegata.domain.notice;

/** お知らせ: what reaches a person's inbox. Its title tells nothing medical. */
public final class Notice {
  private Notice() {}

  /** お知らせの種類. */
  public enum Kind {
    /** 書面による同意が登録された. */
    PAPER_CONSENT_GIVEN
  }
}
