package tegata.domain.checkup;

import java.math.BigDecimal;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import tegata.domain.person.Sex;

/**
 * 目安: 保健指導判定値 and 受診勧奨判定値 of one series. All of them stand in {@code guidelines.properties}, with
 * their source. They are no diagnosis.
 *
 * @param side where values leave what is fine
 * @param guidance 保健指導判定値
 * @param referral 受診勧奨判定値, empty where there is none
 */
public record Guideline(Side side, BigDecimal guidance, Optional<BigDecimal> referral) {
  private static final ResourceBundle DATA =
      ResourceBundle.getBundle(Guideline.class.getPackageName() + ".guidelines");

  /** How a value is compared. */
  public enum Side {
    /** …以上. */
    AT_LEAST,
    /** …未満. */
    BELOW,
    /** …以下. */
    AT_MOST
  }

  /** Where a value lies. */
  public enum Zone {
    /** 目安の中. */
    WITHIN,
    /** 保健指導判定値. */
    GUIDANCE,
    /** 受診勧奨判定値. */
    REFERRAL
  }

  /** The guideline of a series for a person; empty where there is none, or the sex is not known. */
  public static Optional<Guideline> of(Measure measure, Sex sex) {
    return line(measure.name()).or(() -> line(measure.name() + "." + sex.name()));
  }

  /** What the guidelines are called, with the year they hold from. */
  public static String source() {
    return DATA.getString("source");
  }

  /** Where a value lies. */
  public Zone zone(BigDecimal value) {
    if (referral.filter(limit -> isReached(value, limit)).isPresent()) {
      return Zone.REFERRAL;
    }
    return isReached(value, guidance) ? Zone.GUIDANCE : Zone.WITHIN;
  }

  /** Whether high values are the ones outside. */
  public boolean isUpper() {
    return side == Side.AT_LEAST;
  }

  private boolean isReached(BigDecimal value, BigDecimal limit) {
    int compared = value.compareTo(limit);
    if (side == Side.AT_LEAST) {
      return compared >= 0;
    }
    return side == Side.BELOW ? compared < 0 : compared <= 0;
  }

  private static Optional<Guideline> line(String key) {
    try {
      String[] parts = DATA.getString(key).split(" ");
      return Optional.of(
          new Guideline(
              Side.valueOf(parts[0]),
              new BigDecimal(parts[1]),
              parts.length > 2 ? Optional.of(new BigDecimal(parts[2])) : Optional.empty()));
    } catch (MissingResourceException e) {
      return Optional.empty();
    }
  }
}
