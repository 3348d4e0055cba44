package tegata.node;

import java.util.Set;

/**
 * The methods of HTTP that we call by their names. A caller may invent as many others as it likes:
 * each would be text of its own in traces, and a time series of its own in the metrics for good.
 */
public final class KnownMethods {
  private static final Set<String> NAMES =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private KnownMethods() {}

  /** The method, or {@code other}. */
  public static String name(String method) {
    return NAMES.contains(method) ? method : "other";
  }
}
