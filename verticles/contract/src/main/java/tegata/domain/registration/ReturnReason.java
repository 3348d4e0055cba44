package tegata.domain.registration;

/** 差戻しの理由, as the insurer gives it; a comment may say more. */
public enum ReturnReason {
  /** この保険者の資格がない: it goes to the insurer of today when it is sent again. */
  NOT_INSURED_HERE,
  /** 本人の情報が台帳と合わない. */
  IDENTITY_DIFFERS,
  /** 資格確認書の送り先が分からない. */
  ADDRESS_UNKNOWN,
  /** ほかの理由. */
  OTHER
}
