package tegata.gateway.insurer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * 保険者番号から保険者への道. The longest rule that fits decides: a full number before {@code 061*} before
 * {@code 06*}.
 */
final class InsurerRoutes<T> {
  private static final Pattern NUMBER = Pattern.compile("\\d{6}|\\d{8}");
  private static final Pattern PREFIX = Pattern.compile("\\d{1,7}\\*");

  private final Map<String, T> exact = new HashMap<>();
  private final Map<String, T> prefixes = new HashMap<>();

  /**
   * Builds the table.
   *
   * @throws IllegalArgumentException when a rule is malformed, or given twice
   */
  static <T> InsurerRoutes<T> of(List<T> targets, Function<T, List<String>> numbers) {
    InsurerRoutes<T> routes = new InsurerRoutes<>();
    targets.forEach(target -> numbers.apply(target).forEach(rule -> routes.add(rule, target)));
    return routes;
  }

  /** The target of a number, empty where no rule fits. */
  Optional<T> of(String insurerNumber) {
    T target = exact.get(insurerNumber);
    for (int length = insurerNumber.length(); target == null && length > 0; length--) {
      target = prefixes.get(insurerNumber.substring(0, length));
    }
    return Optional.ofNullable(target);
  }

  private void add(String rule, T target) {
    T other;
    if (NUMBER.matcher(rule).matches()) {
      other = exact.putIfAbsent(rule, target);
    } else if (PREFIX.matcher(rule).matches()) {
      other = prefixes.putIfAbsent(rule.substring(0, rule.length() - 1), target);
    } else {
      throw new IllegalArgumentException("no insurer number or prefix: " + rule);
    }
    if (other != null) {
      throw new IllegalArgumentException("two insurers for " + rule);
    }
  }
}
