package tegata.portal.eligibility;

import java.util.Arrays;
import java.util.Optional;

/** 限度額の証区分 (OQSCD011). */
public enum CertificateKind {
  LIMIT("01"),
  LIMIT_AND_MEALS("02"),
  MEALS("03");

  private final String code;

  CertificateKind(String code) {
    this.code = code;
  }

  static Optional<CertificateKind> of(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
  }
}
