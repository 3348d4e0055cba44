package tegata.node.limit;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, as far as one caller could not change it at will. */
public final class CallerNetwork {
  private static final int PREFIX_BYTES = 8;

  private CallerNetwork() {}

  /** The address of the socket; of IPv6 the /64, for a caller has a whole one to ask from. */
  public static String of(HttpServerRequest request) {
    return of(request.remoteAddress());
  }

  /** The same of a connection. */
  public static String of(SocketAddress remote) {
    return of(remote.hostAddress());
  }

  static String of(String host) {
    try {
      InetAddress parsed = InetAddress.getByName(host); // a literal, so nobody is asked
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), PREFIX_BYTES))
          : parsed.getHostAddress();
    } catch (UnknownHostException e) {
      return host;
    }
  }
}
