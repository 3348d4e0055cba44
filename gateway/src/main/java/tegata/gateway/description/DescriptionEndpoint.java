package tegata.gateway.description;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;

/**
 * GET /openapi.yaml, the contract of this API (OpenAPI 3.1), and GET /docs, its page for people.
 */
public final class DescriptionEndpoint {
  private static final String MAY_BE_KEPT = "public, max-age=300";

  private final Buffer contract;
  private final DocumentationPage page;

  public DescriptionEndpoint(Contract contract) {
    this.contract = contract.text();
    this.page = DocumentationPage.of(contract);
  }

  /** Mounts the routes, open to anyone. */
  public void mount(Router router) {
    router
        .get("/openapi.yaml")
        .handler(
            ctx ->
                ctx.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/yaml")
                    .putHeader(HttpHeaders.CACHE_CONTROL, MAY_BE_KEPT)
                    .end(contract));
    router
        .get("/docs")
        .handler(
            ctx ->
                ctx.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                    .putHeader(HttpHeaders.CACHE_CONTROL, MAY_BE_KEPT)
                    .putHeader("Content-Security-Policy", page.policy())
                    .putHeader("X-Content-Type-Options", "nosniff")
                    .putHeader("Referrer-Policy", "no-referrer")
                    .end(page.html()));
  }
}
