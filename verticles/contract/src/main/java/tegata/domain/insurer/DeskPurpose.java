package tegata.domain.insurer;

/** 閲覧の目的, which staff of an insurer name before they see anybody; it stands in the history. */
public enum DeskPurpose {
  /** 解除申請の審査. */
  EXAMINATION,
  /** 資格確認書の交付. */
  ISSUING,
  /** 加入者からの問い合わせへの対応. */
  MEMBERS_QUESTION,
  /** 記録の訂正. */
  CORRECTION
}
