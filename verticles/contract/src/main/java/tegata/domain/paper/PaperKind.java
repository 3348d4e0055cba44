package tegata.domain.paper;

import java.util.Locale;

/** 紙の種類. */
public enum PaperKind {
  /** 資格情報: what a person prints themselves; it goes together with the card. */
  ELIGIBILITY_INFORMATION,
  /** 資格確認書: proves eligibility without a card. */
  ELIGIBILITY_CERTIFICATE,
  /** 資格情報のお知らせ: from the insurer; it goes together with the card. */
  ELIGIBILITY_NOTICE;

  /** As written on the wire: {@code eligibility-certificate}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
