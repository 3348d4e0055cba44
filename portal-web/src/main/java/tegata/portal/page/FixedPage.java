package tegata.portal.page;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/**
 * A page that is the same for everybody, rendered before anybody asks: sending it takes no thread,
 * no template and no question to anybody.
 */
public final class FixedPage {
  private final Map<Language, Buffer> pages;

  FixedPage(Map<Language, Buffer> pages) {
    this.pages = Map.copyOf(pages);
  }

  /** Answers with the page in the language of the request. */
  public Future<Void> send(RoutingContext ctx, int status) {
    return Views.send(ctx, status, pages.get(Language.of(ctx)));
  }
}
