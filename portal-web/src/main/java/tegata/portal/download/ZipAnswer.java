package tegata.portal.download;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tegata.contract.Fault;
import tegata.portal.page.Words;

/**
 * The ZIP, one piece of a file after the other: each is packed, sent and forgotten before the next.
 * A file that cannot be made, or not to its end, is named in the last one, and the rest arrives.
 */
final class ZipAnswer {
  private static final int BOM = 0xFEFF;

  private final Vertx vertx;
  private final HttpServerResponse response;
  private final Words words;
  private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(packed, StandardCharsets.UTF_8);
  private final List<String> inside = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private boolean open;

  ZipAnswer(Vertx vertx, HttpServerResponse response, Words words) {
    this.vertx = vertx;
    this.response = response.setChunked(true);
    this.words = words;
  }

  /**
   * Sends all parts.
   *
   * @param about what the last file begins with
   */
  Future<Void> send(List<Part> parts, String about) {
    Future<Void> sent = Future.succeededFuture();
    for (Part part : parts) {
      sent = sent.compose(x -> send(part));
    }
    String readme = words.text("download.readme") + ".txt";
    return sent.compose(x -> put(readme, readme(about))).compose(x -> close()).compose(x -> end());
  }

  private Future<Void> send(Part part) {
    return Future.<Void>succeededFuture()
        .compose(x -> part.content().to(piece -> put(part.name(), piece)))
        .transform(
            outcome -> {
              if (outcome.succeeded()) {
                inside.add(part.name());
              } else {
                missing.add(told(part.name(), Fault.of(outcome.cause()).code()));
              }
              return close();
            });
  }

  /** A file that has begun cannot be taken back. */
  private String told(String name, String code) {
    return (open ? words.text("download.readme.cut", name) : name) + " (" + code + ")";
  }

  private Future<Void> put(String name, byte[] piece) {
    return vertx
        .executeBlocking(
            () -> {
              if (!open) {
                zip.putNextEntry(new ZipEntry(name));
                open = true;
              }
              zip.write(piece);
              return drained();
            })
        .compose(response::write);
  }

  private Future<Void> close() {
    if (!open) {
      return Future.succeededFuture();
    }
    open = false;
    return vertx
        .executeBlocking(
            () -> {
              zip.closeEntry();
              return drained();
            })
        .compose(response::write);
  }

  private Future<Void> end() {
    return vertx
        .executeBlocking(
            () -> {
              zip.close();
              return drained();
            })
        .compose(response::end);
  }

  private Buffer drained() throws IOException {
    Buffer bytes = Buffer.buffer(packed.toByteArray());
    packed.reset();
    return bytes;
  }

  private byte[] readme(String about) {
    List<String> lines = new ArrayList<>();
    lines.add(about);
    lines.add("");
    lines.add(words.text("download.readme.inside"));
    inside.forEach(name -> lines.add("- " + name));
    if (!missing.isEmpty()) {
      lines.add("");
      lines.add(words.text("download.readme.missing"));
      missing.forEach(name -> lines.add("- " + name));
    }
    lines.add("");
    lines.add(words.text("download.not-inside"));
    String text = String.join("\r\n", lines) + "\r\n";
    return (Character.toString(BOM) + text).getBytes(StandardCharsets.UTF_8);
  }
}
