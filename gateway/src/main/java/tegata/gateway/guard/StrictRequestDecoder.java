package tegata.gateway.guard;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.List;
import java.util.Set;

/**
 * Reads header names exactly. Vert.x' own decoder skips one letter when it compares names, so that
 * {@code Content-Xength} arrives as Content-Length and no later guard can tell; this one leaves
 * such a name as it is, and refuses names that other servers fold into a framing header. A header
 * continued on the next line (obs-fold, RFC 9112 §5.2) is refused too, and so is a request line
 * whose three parts are not apart by one space each (§3): servers differ in what they make of it.
 */
final class StrictRequestDecoder extends HttpRequestDecoder {
  /** Name of Vert.x' decoder in the channel's pipeline. */
  private static final String REPLACED = "httpDecoder";

  /** Those that come to the guard whole; what it makes of them is its own. */
  private static final Set<HttpVersion> VERSIONS =
      Set.of(HttpVersion.HTTP_1_0, HttpVersion.HTTP_1_1);

  private final Runnable headBegins;

  /** Between the first byte of a request and the end of its headers, or before that byte. */
  private boolean inHead = true;

  private boolean begun;
  private boolean folded;
  private boolean inRequestLine = true;
  private boolean loose;
  private int spaces;
  private byte before;

  /**
   * @param headBegins told of the first byte of every request, on the connection's event loop
   */
  StrictRequestDecoder(HttpServerOptions options, Runnable headBegins) {
    super(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(options.getMaxInitialLineLength())
            .setMaxHeaderSize(options.getMaxHeaderSize())
            .setMaxChunkSize(options.getMaxChunkSize())
            .setInitialBufferSize(options.getDecoderInitialBufferSize()));
    this.headBegins = headBegins;
  }

  /**
   * Takes the place of Vert.x' decoder on a connection that has just opened.
   *
   * @param headBegins told of the first byte of every request, on the connection's event loop
   */
  static void install(HttpConnection connection, HttpServerOptions options, Runnable headBegins) {
    Channel channel = ((ConnectionBase) connection).channel();
    channel.pipeline().replace(REPLACED, REPLACED, new StrictRequestDecoder(options, headBegins));
  }

  /** One step of Netty's decoder; it never takes bytes of a head and of a body in one. */
  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
    if (inHead && !begun && in.isReadable()) {
      begun = true;
      headBegins.run();
    }
    int from = in.readerIndex();
    int known = out.size();
    super.decode(ctx, in, out);
    for (int i = from; inHead && i < in.readerIndex(); i++) {
      look(in.getByte(i));
    }
    for (Object message : out.subList(known, out.size())) {
      read(message);
    }
  }

  /** At one byte of a head. */
  private void look(byte b) {
    if (inRequestLine) {
      boolean blank = b == ' ' && (before == ' ' || before == '\n' || before == 0);
      loose |= blank || b < ' ' && b >= 0 && b != '\r' && b != '\n' || before == '\r' && b != '\n';
      spaces += b == ' ' ? 1 : 0;
      // Empty lines before a request are skipped (RFC 9112 §2.2).
      inRequestLine = b != '\n' || spaces == 0;
    } else {
      folded |= before == '\n' && (b == ' ' || b == '\t');
    }
    before = b;
  }

  private void read(Object message) {
    if (message instanceof HttpRequest head) {
      if (folded) {
        refuse(head, "a header goes on in a new line");
      }
      if (loose || spaces != 2) {
        refuse(head, "the parts of the request line are not apart by one space each");
      }
      if (!VERSIONS.contains(head.protocolVersion())) {
        refuse(head, "no version of ours"); // Vert.x would answer by itself, past the guard
      }
      inHead = false;
    }
    if (message instanceof LastHttpContent) {
      inHead = true;
      begun = false;
      folded = false;
      inRequestLine = true;
      loose = false;
      spaces = 0;
      before = 0;
    }
  }

  private static void refuse(HttpRequest head, String reason) {
    if (head.decoderResult().isSuccess()) {
      head.setDecoderResult(DecoderResult.failure(new IllegalArgumentException(reason)));
    }
  }

  @Override
  protected AsciiString splitHeaderName(byte[] line, int start, int length) {
    AsciiString name = super.splitHeaderName(line, start, length);
    if (looksLike(name, HttpHeaderNames.CONTENT_LENGTH)
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
