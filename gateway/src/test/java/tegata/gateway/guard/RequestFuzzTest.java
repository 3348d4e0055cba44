package tegata.gateway.guard;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tegata.gateway.fuzz.FuzzedRequest;

/**
 * 門: any bytes at all. Nothing fails; and of what is let through as a first request, the bytes
 * themselves, read by other rules than ours, can be understood in one way only.
 */
class RequestFuzzTest {
  private static final String TIME = "1m";
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final Pattern REQUEST_LINE =
      Pattern.compile(TOKEN + " /[A-Za-z0-9._/-]* HTTP/1\\.1");
  private static final Pattern FIELD = Pattern.compile(TOKEN + ":[\\t\\x20-\\x7e\\x80-\\xff]*");
  private static final Pattern BLANK = Pattern.compile("\\r?\\n\\r?\\n");

  @FuzzTest(maxDuration = TIME)
  void request(byte[] content) {
    EmbeddedChannel channel =
        new EmbeddedChannel(new StrictRequestDecoder(new HttpServerOptions(), () -> {}));
    try {
      channel.writeInbound(Unpooled.wrappedBuffer(content));
      Object first = channel.readInbound();
      if (first instanceof HttpRequest head && head.decoderResult().isSuccess() && admits(head)) {
        isUnderstoodInOneWay(new String(content, StandardCharsets.ISO_8859_1));
      }
      ReferenceCountUtil.release(first);
    } finally {
      channel.finishAndReleaseAll();
    }
  }

  private static boolean admits(HttpRequest head) {
    HttpVersion version = version(head);
    if (version == null) {
      return false; // Vert.x answers 501 by itself
    }
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    head.headers().forEach(header -> headers.add(header.getKey(), header.getValue()));
    HttpMethod method = HttpMethod.valueOf(head.method().name());
    HttpServerRequest request = FuzzedRequest.head(version, method, head.uri(), headers);
    return FramingRules.check(request).or(() -> TargetRules.check(request)).isEmpty();
  }

  private static HttpVersion version(HttpRequest head) {
    if (head.protocolVersion() == io.netty.handler.codec.http.HttpVersion.HTTP_1_1) {
      return HttpVersion.HTTP_1_1;
    }
    return head.protocolVersion() == io.netty.handler.codec.http.HttpVersion.HTTP_1_0
        ? HttpVersion.HTTP_1_0
        : null;
  }

  private static void isUnderstoodInOneWay(String text) {
    String head = BLANK.split(text.replaceFirst("^[\\r\\n]+", ""), 2)[0];
    List<String> lines = List.of(head.split("\\r?\\n", -1));
    require(REQUEST_LINE.matcher(lines.get(0)).matches(), "the request line");
    List<String> fields = lines.subList(1, lines.size());
    require(fields.stream().allMatch(field -> FIELD.matcher(field).matches()), "a field");
    require(values(fields, "host").count() == 1, "the host");
    List<String> lengths = values(fields, "content-length").toList();
    List<String> encodings = values(fields, "transfer-encoding").toList();
    require(lengths.size() + encodings.size() <= 1, "the framing");
    require(lengths.stream().allMatch(length -> length.matches("[0-9]+")), "the length");
    require(encodings.stream().allMatch("chunked"::equals), "the encoding");
    require(values(fields, "upgrade").findAny().isEmpty(), "an upgrade");
  }

  private static Stream<String> values(List<String> fields, String name) {
    return fields.stream()
        .filter(field -> field.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(field -> field.substring(name.length() + 1).strip());
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("let through although it is not plain: " + what);
    }
  }
}
