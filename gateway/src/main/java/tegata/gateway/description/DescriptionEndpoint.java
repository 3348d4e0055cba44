package tegata.gateway.description;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** GET /openapi.yaml — the contract of this API (OpenAPI 3.1). */
public final class DescriptionEndpoint {
  private static final String RESOURCE = "/tegata/gateway/openapi.yaml";

  private final Buffer contract = Buffer.buffer(read());

  /** Mounts the route, open to anyone. */
  public void mount(Router router) {
    router
        .get("/openapi.yaml")
        .handler(
            ctx ->
                ctx.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/yaml")
                    .end(contract));
  }

  private static byte[] read() {
    try (InputStream in = DescriptionEndpoint.class.getResourceAsStream(RESOURCE)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
