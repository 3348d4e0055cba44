package tegata.gateway.guard;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;

/**
 * What is asked, and of whom, must be written in one way only. No path of ours needs an escape, so
 * none is taken: nothing has to be decoded, and the path that was authorised is the path that is
 * routed.
 */
final class TargetRules {
  private TargetRules() {}

  static Optional<Problem> check(HttpServerRequest request) {
    List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
    if (hosts.size() != 1 || !isHost(hosts.get(0))) {
      return Optional.of(new Problem(ProblemType.HOST_REFUSED));
    }
    String target = request.uri();
    int query = target.indexOf('?');
    if (query >= 0 && isPlainPath(target.substring(0, query))) {
      return Optional.of(new Problem(ProblemType.QUERY_NOT_ALLOWED));
    }
    return isPlainPath(target)
        ? Optional.empty()
        : Optional.of(new Problem(ProblemType.TARGET_REFUSED));
  }

  /** Segments of letters, digits and {@code - _ .}, none of them empty, {@code .} or {@code ..}. */
  static boolean isPlainPath(String target) {
    if (target.equals("/")) {
      return true;
    }
    int segment = 0;
    boolean onlyDots = true;
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c == '/') {
        if (i > 0 && (segment == 0 || onlyDots)) {
          return false;
        }
        segment = 0;
        onlyDots = true;
      } else if (i == 0 || !isNameCharacter(c) && c != '.' && c != '_') {
        return false;
      } else {
        segment++;
        onlyDots &= c == '.';
      }
    }
    return segment > 0 && !onlyDots;
  }

  /** {@code name[:port]}, {@code 192.0.2.1[:port]} or {@code [2001:db8::1][:port]}. */
  static boolean isHost(String host) {
    int end = host.length();
    int colon = host.lastIndexOf(':');
    if (colon >= 0 && colon > host.lastIndexOf(']')) {
      if (!isPort(host, colon + 1)) {
        return false;
      }
      end = colon;
    }
    if (host.startsWith("[")) {
      return host.charAt(end - 1) == ']' && isAll(host, 1, end - 1, TargetRules::isAddress6);
    }
    return isAll(host, 0, end, c -> isNameCharacter(c) || c == '.');
  }

  private static boolean isPort(String host, int from) {
    return host.length() - from <= 5 && isAll(host, from, host.length(), TargetRules::isDigit);
  }

  private static boolean isAll(String text, int from, int to, CharacterRule rule) {
    for (int i = from; i < to; i++) {
      if (!rule.allows(text.charAt(i))) {
        return false;
      }
    }
    return from < to;
  }

  private static boolean isNameCharacter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || c == '-';
  }

  private static boolean isAddress6(char c) {
    return c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' || isDigit(c) || c == ':' || c == '.';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private interface CharacterRule {
    boolean allows(char c);
  }
}
