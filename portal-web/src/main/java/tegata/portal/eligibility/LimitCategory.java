package tegata.portal.eligibility;

import java.util.Arrays;
import java.util.Optional;

/** 限度額の適用区分 (OQSCD012). */
public enum LimitCategory {
  A01,
  A02,
  A03,
  A04,
  A05,
  A06,
  B01,
  B02,
  B03,
  B04,
  B05,
  B06,
  B07,
  B08,
  B09,
  B10;

  static Optional<LimitCategory> of(String code) {
    return Arrays.stream(values()).filter(category -> category.name().equals(code)).findFirst();
  }
}
