package tegata.domain.notice;

/**
 * お知らせの話題: what a person decides about at once. Whoever holds somebody's card, or acts as their
 * proxy, must not be able to do it in silence; topics that protect from this are always told.
 */
public enum NoticeTopic {
  /** 施設があなたの情報を見た, also on a paper that the person may know nothing of. */
  ACCESS(true),
  /** はじめての端末からのログイン. */
  DEVICES(true),
  /** 代理の始まりと終わり. */
  PROXIES(true),
  /** カードの期限: what stops working, and what is to be done about it. */
  CARD(true),
  /** 利用登録とその解除: made, applied for, withdrawn, returned, the last day, done. */
  REGISTRATION(true),
  /** 期限の3か月前の早めのお知らせ; another follows a month before. */
  CARD_EARLY(false),
  /** 申請の途中の段階, which the application's own page shows as well. */
  APPLICATION_STEPS(false),
  /** 問い合わせへの回答, which stays on the inquiry's own page. */
  INQUIRIES(false);

  private final boolean protective;

  NoticeTopic(boolean protective) {
    this.protective = protective;
  }

  /** Whether it protects the person, and is told whatever they chose. */
  public boolean isProtective() {
    return protective;
  }
}
