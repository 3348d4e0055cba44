package tegata.gateway.guard;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.AsciiString;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Reads header names exactly. Vert.x' own decoder skips one letter when it compares names, so that
 * {@code Content-Xength} arrives as Content-Length and no later guard can tell; this one leaves
 * such a name as it is, and refuses names that other servers fold into a framing header.
 */
final class StrictRequestDecoder extends HttpRequestDecoder {
  /** Name of Vert.x' decoder in the channel's pipeline. */
  private static final String REPLACED = "httpDecoder";

  private StrictRequestDecoder(HttpServerOptions options) {
    super(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(options.getMaxInitialLineLength())
            .setMaxHeaderSize(options.getMaxHeaderSize())
            .setMaxChunkSize(options.getMaxChunkSize())
            .setInitialBufferSize(options.getDecoderInitialBufferSize()));
  }

  /** Takes the place of Vert.x' decoder on a connection that has just opened. */
  static void install(HttpConnection connection, HttpServerOptions options) {
    Channel channel = ((ConnectionBase) connection).channel();
    channel.pipeline().replace(REPLACED, REPLACED, new StrictRequestDecoder(options));
  }

  @Override
  protected AsciiString splitHeaderName(byte[] line, int start, int length) {
    AsciiString name = super.splitHeaderName(line, start, length);
    if (length == 0
        || looksLike(name, HttpHeaderNames.CONTENT_LENGTH)
        || looksLike(name, HttpHeaderNames.TRANSFER_ENCODING)) {
      throw new IllegalArgumentException("a header name that looks like another");
    }
    return name;
  }

  /** Differs from the real name in at most two characters. */
  private static boolean looksLike(AsciiString name, AsciiString real) {
    if (name.length() != real.length() || name.contentEqualsIgnoreCase(real)) {
      return false;
    }
    int different = 0;
    for (int i = 0; i < name.length() && different <= 2; i++) {
      different += Character.toLowerCase(name.charAt(i)) == real.charAt(i) ? 0 : 1;
    }
    return different <= 2;
  }
}
