package tegata.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the findings of one reading, in the order in which they were met. */
public final class Findings {
  /**
   * More than this many findings tell a user nothing new, and a hostile file could make millions.
   */
  static final int LIMIT = 1_000;

  private final List<Finding> list = new ArrayList<>();

  public void warn(String place, String code, String message) {
    add(new Finding(Finding.Severity.WARNING, place, code, message));
  }

  public void error(String place, String code, String message) {
    add(new Finding(Finding.Severity.ERROR, place, code, message));
  }

  /** Takes over what another reading of the same file has found. */
  public void addAll(List<Finding> others) {
    others.forEach(this::add);
  }

  public List<Finding> list() {
    return List.copyOf(list);
  }

  public boolean hasErrors() {
    return list.stream().anyMatch(Finding::isError);
  }

  /** The end of a reading that gave a value. */
  public <T> Parsed<T> with(T value) {
    return new Parsed<>(Optional.of(value), list);
  }

  /** The end of a reading that gave nothing usable; at least one error says why. */
  public <T> Parsed<T> withoutValue() {
    if (!hasErrors()) {
      throw new IllegalStateException("a refused file needs an error finding");
    }
    return new Parsed<>(Optional.empty(), list);
  }

  private void add(Finding finding) {
    if (list.size() < LIMIT) {
      list.add(finding);
    } else if (finding.isError() && !hasErrors()) {
      list.set(LIMIT - 1, finding);
    }
  }
}
