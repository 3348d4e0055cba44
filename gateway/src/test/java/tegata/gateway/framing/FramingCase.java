package tegata.gateway.framing;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Bytes that two readers may divide into requests differently. Every case ends in {@link #TAIL},
 * which one reading makes a request of its own.
 *
 * @param head request line and headers; {@code {n}} is the length of all that follows the head
 * @param body what follows the head before the tail
 */
public record FramingCase(String name, String head, String body) {
  private static final String TAIL =
      "POST /smuggled HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n";
  private static final String POST = "POST /v1/eligibility HTTP/1.1\nHost: localhost\n";
  private static final String GET = "GET /openapi.yaml HTTP/1.1\nHost: localhost\n";

  /** A chunked body that ends at once; a reader of lengths goes on. */
  private static final String NO_CHUNKS = "0\r\n\r\n";

  /** The cases of the comparison. */
  public static List<FramingCase> all() {
    return List.of(
        post(
            "Content-Length and Transfer-Encoding",
            "Content-Length: {n}\nTransfer-Encoding: chunked"),
        post(
            "Transfer-Encoding and Content-Length",
            "Transfer-Encoding: chunked\nContent-Length: {n}"),
        post("two Content-Length, one of them short", "Content-Length: {n}\nContent-Length: 5"),
        post("two Content-Length, the short one first", "Content-Length: 5\nContent-Length: {n}"),
        post("a list in Content-Length", "Content-Length: 5, {n}"),
        post("a sign in Content-Length", "Content-Length: +{n}"),
        post("a space before the colon of Content-Length", "Content-Length : {n}"),
        post("Content_Length", "Content_Length: {n}"),
        post("Content-Xength", "Content-Xength: {n}"),
        post(
            "Transfer_Encoding and Content-Length",
            "Transfer_Encoding: chunked\nContent-Length: {n}"),
        post(
            "a space before the colon of Transfer-Encoding",
            "Transfer-Encoding : chunked\nContent-Length: {n}"),
        post("Transfer-Encoding: xchunked", "Transfer-Encoding: xchunked\nContent-Length: {n}"),
        post(
            "Transfer-Encoding: identity, chunked",
            "Transfer-Encoding: identity, chunked\nContent-Length: {n}"),
        post(
            "Transfer-Encoding: chunked, identity",
            "Transfer-Encoding: chunked, identity\nContent-Length: {n}"),
        post(
            "a vertical tab before chunked",
            "Transfer-Encoding:\u000bchunked\nContent-Length: {n}"),
        post(
            "Transfer-Encoding on a folded line",
            "Transfer-Encoding:\n chunked\nContent-Length: {n}"),
        post(
            "Transfer-Encoding folded into another header",
            "X-Folded: a\n Transfer-Encoding: chunked\nContent-Length: {n}"),
        post(
            "Connection nominates Content-Length",
            "Connection: Content-Length\nContent-Length: {n}"),
        post(
            "Connection nominates Transfer-Encoding",
            "Connection: Transfer-Encoding\nTransfer-Encoding: chunked"),
        new FramingCase("a length on a GET", GET + "Content-Length: {n}", ""),
        new FramingCase("chunks on a GET", GET + "Transfer-Encoding: chunked", NO_CHUNKS),
        new FramingCase(
            "chunks in HTTP/1.0",
            "POST /v1/eligibility HTTP/1.0\nHost: localhost\nTransfer-Encoding: chunked\nContent-Length: {n}",
            NO_CHUNKS),
        new FramingCase(
            "a chunk whose length has junk behind it",
            POST + "Transfer-Encoding: chunked",
            "0;\nx\r\n\r\n"),
        new FramingCase(
            "a chunk whose length has a sign", POST + "Transfer-Encoding: chunked", "+0\r\n\r\n"),
        new FramingCase(
            "chunk lines that end with LF alone", POST + "Transfer-Encoding: chunked", "0\n\n"),
        new FramingCase(
            "an upgrade to h2c",
            GET
                + "Connection: Upgrade, HTTP2-Settings\nUpgrade: h2c\nHTTP2-Settings: AAMAAABkAAQAAP__",
            ""));
  }

  /** The bytes to send. */
  public byte[] bytes() {
    String after = body + TAIL;
    String text =
        head.replace("\n", "\r\n").replace("{n}", String.valueOf(after.length()))
            + "\r\n\r\n"
            + after;
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static FramingCase post(String name, String headers) {
    return new FramingCase(name, POST + headers, NO_CHUNKS);
  }
}
