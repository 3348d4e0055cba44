package tegata.domain.consent;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** 医療機関等に見せる情報の種類。限度額は 2024-10-07 から、高齢受給は初めから、同意なしで見せられる (資格の一部だから)。 */
public enum Category {
  /** 薬剤. */
  MEDICATIONS(true),
  /** 診療. */
  TREATMENTS(true),
  /** 手術. */
  OPERATIONS(true),
  /** 健診. */
  CHECKUPS(true),
  /** 特定疾病. */
  SPECIFIC_DISEASES(true),
  /** 限度額適用. */
  LIMITS(false),
  /** 高齢受給. */
  ELDERLY(false);

  private final boolean needsConsent;

  Category(boolean needsConsent) {
    this.needsConsent = needsConsent;
  }

  /** Whether the person must have consented before a facility sees it. */
  public boolean needsConsent() {
    return needsConsent;
  }

  /** As written in the API: {@code medications} … {@code specific-diseases}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The category a person can consent to by that word; empty for any other word. */
  public static Optional<Category> ofWord(String word) {
    return Arrays.stream(values())
        .filter(Category::needsConsent)
        .filter(category -> category.word().equals(word))
        .findFirst();
  }
}
