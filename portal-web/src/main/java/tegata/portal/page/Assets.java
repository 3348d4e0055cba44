package tegata.portal.page;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of {@code webroot/}, under addresses that hold a hash of their content: a browser may
 * keep them for ever, and sees a new version at once.
 */
public final class Assets {
  private static final String ROOT = "/assets/";

  /** Every file a page may name, with its media type. */
  private static final Map<String, String> FILES =
      Map.of(
          "vendor/dads-tokens-1.1.9.css", "text/css; charset=utf-8",
          "vendor/dads-tokens-1.1.9.LICENSE.txt", "text/plain; charset=utf-8",
          "images/tegata.svg", "image/svg+xml");

  /** The one stylesheet that the files of {@code css/portal/} are joined to. */
  private static final String STYLESHEET = "css/portal.css";

  /**
   * Its components, in the order of the cascade: what a wide window or paper changes comes last.
   */
  private static final List<String> COMPONENTS =
      List.of(
          "base",
          "text",
          "controls",
          "frame",
          "cards",
          "facts",
          "forms",
          "tables",
          "medicines",
          "results",
          "charts",
          "wide",
          "modes");

  private record Asset(Buffer content, String mediaType) {}

  private final Map<String, String> urls = new LinkedHashMap<>();
  private final Map<String, Asset> assets = new LinkedHashMap<>();

  /** Reads the files; call it where blocking is allowed. */
  public Assets() {
    FILES.forEach((name, mediaType) -> add(name, mediaType, read(name)));
    Buffer stylesheet = Buffer.buffer();
    COMPONENTS.forEach(part -> stylesheet.appendBytes(read("css/portal/" + part + ".css")));
    add(STYLESHEET, "text/css; charset=utf-8", stylesheet.getBytes());
  }

  private void add(String name, String mediaType, byte[] content) {
    String url = ROOT + hash(content) + "/" + name;
    urls.put(name, url);
    assets.put(url, new Asset(Buffer.buffer(content), mediaType));
  }

  /** The bytes of a file, as they are sent. */
  byte[] content(String name) {
    return assets.get(url(name)).content().getBytes();
  }

  /** The address of a file. */
  public String url(String name) {
    String url = urls.get(name);
    if (url == null) {
      throw new IllegalArgumentException("no such file in webroot: " + name);
    }
    return url;
  }

  /** Whether a path is where files are, whether or not there is one. */
  public static boolean isBelow(String path) {
    return path.startsWith(ROOT);
  }

  /** Serves the files; what is not there is left to the routes that follow. */
  public void mount(Router router) {
    router.get(ROOT + "*").handler(this::serve);
  }

  private void serve(RoutingContext ctx) {
    Asset asset = assets.get(ctx.request().path());
    if (asset == null) {
      ctx.next(); // a page of refusal is work, so it counts as the other pages do
      return;
    }
    ctx.response()
        .putHeader("Content-Type", asset.mediaType())
        .putHeader("Vary", "Accept-Encoding")
        .putHeader("Cache-Control", "public, max-age=31536000, immutable")
        .end(asset.content());
  }

  private static byte[] read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream("/webroot/" + name)) {
      if (in == null) {
        throw new IllegalStateException("webroot/" + name + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
