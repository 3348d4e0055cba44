package tegata.portal.registration;

import java.util.Arrays;
import java.util.Optional;
import tegata.domain.paper.CertificateGround;

/** 資格確認書を申し込む理由, in the words of whoever applies. */
enum CertificateReason {
  SUPPORT_NEEDED(CertificateGround.SUPPORT_NEEDED),
  CARD_LOST(CertificateGround.CARD_LOST),
  CARD_RENEWING(CertificateGround.CARD_RENEWING),
  CARD_RETURNED(CertificateGround.CARD_RETURNED);

  private final CertificateGround ground;

  CertificateReason(CertificateGround ground) {
    this.ground = ground;
  }

  CertificateGround ground() {
    return ground;
  }

  /** As a form holds it; empty for anything else. */
  static Optional<CertificateReason> read(String text) {
    return Arrays.stream(values()).filter(one -> one.name().equals(text)).findFirst();
  }

  /** The reason of an application; empty for a ground nobody applies on. */
  static Optional<CertificateReason> of(CertificateGround ground) {
    return Arrays.stream(values()).filter(one -> one.ground == ground).findFirst();
  }
}
