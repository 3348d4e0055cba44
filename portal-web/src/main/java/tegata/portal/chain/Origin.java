package tegata.portal.chain;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * The one origin at which people reach the portal, e.g. {@code http://localhost:8080}. Login
 * challenges name it, forms must come from it, and any other Host is sent to it.
 *
 * @param scheme {@code http} or {@code https}
 * @param authority host, and port where it is not the scheme's own, in lower case
 */
public record Origin(String scheme, String authority) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * Reads an origin.
   *
   * @throws IllegalArgumentException when the text has a path, is no http(s) URL, or would carry
   *     personal data in the clear beyond this machine
   */
  public static Origin of(String text) {
    URI uri = URI.create(text);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    boolean bare =
        uri.getPath() != null
            && uri.getPath().isEmpty()
            && uri.getQuery() == null
            && uri.getUserInfo() == null;
    if (!Set.of("http", "https").contains(scheme) || uri.getHost() == null || !bare) {
      throw new IllegalArgumentException(
          "The portal's origin must look like https://portal.example, not " + text);
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    if (scheme.equals("http") && !isLoopback(host)) {
      throw new IllegalArgumentException(
          "The portal speaks plain HTTP only on this machine; give it TLS for " + text);
    }
    int ownPort = scheme.equals("https") ? 443 : 80;
    boolean plain = uri.getPort() == -1 || uri.getPort() == ownPort;
    return new Origin(scheme, plain ? host : host + ":" + uri.getPort());
  }

  /** Whether a host name or address means this machine and nothing beyond it. */
  public static boolean isLoopback(String host) {
    return LOOPBACK.contains(host) || host.equals("::1");
  }

  /** Whether the origin is on TLS, so that cookies may be {@code Secure}. */
  public boolean isSecure() {
    return scheme.equals("https");
  }

  /** Whether a Host header names this origin. */
  public boolean isNamedBy(String host) {
    return authority.equals(host.toLowerCase(Locale.ROOT));
  }

  /** The origin as browsers write it in {@code Origin}. */
  public String text() {
    return scheme + "://" + authority;
  }
}
