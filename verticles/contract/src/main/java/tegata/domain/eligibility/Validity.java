package tegata.domain.eligibility;

import java.util.Arrays;
import java.util.Optional;

/** 資格有効性 QualificationValidity (OQSCD006). 2–5 are business results, no errors. */
public enum Validity {
  /** 有効. */
  VALID("1"),
  /** 無効. */
  INVALID("2"),
  /** 無効 (新しい資格あり): only our registry can add this to an insurer's 無効. */
  INVALID_NEWER_EXISTS("3"),
  /** 該当資格なし. */
  NOT_FOUND("4"),
  /** 複数該当. */
  SEVERAL("5"),
  /** 有効 (未登録; 医療扶助). */
  VALID_UNREGISTERED("6");

  private final String code;

  Validity(String code) {
    this.code = code;
  }

  /** The official one-digit code. */
  public String code() {
    return code;
  }

  /** Whether the insurer says that the person is insured with it. */
  public boolean isValid() {
    return this == VALID || this == VALID_UNREGISTERED;
  }

  /** The validity of a code, empty for anything that is none. */
  public static Optional<Validity> ofCode(String code) {
    return Arrays.stream(values()).filter(v -> v.code.equals(code)).findFirst();
  }
}
