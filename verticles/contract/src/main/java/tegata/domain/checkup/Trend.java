package tegata.domain.checkup;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * 推移: the values of one series over several checkups, oldest first. A checkup without the item is
 * none of it.
 */
public record Trend(Measure measure, List<Point> points) {

  /**
   * The item of one checkup.
   *
   * @param reading empty where the item is no number, or in a unit that cannot be compared
   */
  public record Point(LocalDate day, CheckupItem item, Optional<BigDecimal> reading) {}

  /** How values go from the oldest to the newest. */
  public enum Direction {
    RISING,
    FALLING,
    STEADY,
    /** Up and down. */
    MIXED
  }

  public static Trend of(Measure measure, List<Checkup> checkups) {
    return new Trend(
        measure,
        checkups.stream()
            .sorted(Comparator.comparing(Checkup::examinedOn))
            .flatMap(c -> measure.in(c).stream().map(item -> point(c, item)))
            .toList());
  }

  private static Point point(Checkup checkup, CheckupItem item) {
    return new Point(checkup.examinedOn(), item, Reading.of(item).map(Reading::value));
  }

  /** The values that can be compared. */
  public List<BigDecimal> values() {
    return points.stream().flatMap(point -> point.reading().stream()).toList();
  }

  /** The newest item whose value can be compared. */
  public Optional<Point> newest() {
    return points.stream().filter(p -> p.reading().isPresent()).reduce((older, newer) -> newer);
  }

  /** Whether every value can be compared. */
  public boolean isComparable() {
    return values().size() == points.size();
  }

  /** How the values go; empty where there are not two that can be compared. */
  public Optional<Direction> direction() {
    List<BigDecimal> values = values();
    if (values.size() < 2) {
      return Optional.empty();
    }
    boolean up = false;
    boolean down = false;
    for (int i = 1; i < values.size(); i++) {
      int compared = values.get(i).compareTo(values.get(i - 1));
      up |= compared > 0;
      down |= compared < 0;
    }
    if (up && down) {
      return Optional.of(Direction.MIXED);
    }
    if (!up && !down) {
      return Optional.of(Direction.STEADY);
    }
    return Optional.of(up ? Direction.RISING : Direction.FALLING);
  }
}
