package tegata.simulators.reader;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import tegata.simulators.card.CardBox;

/** カードリーダー. Serves the page at {@code /authenticate} and the API at {@code /cards/…}. */
public final class CardReader {

  private static final int LARGEST_BODY = 16 * 1024;

  private final CardBox cards;
  private final List<DemoCard> demoCards;

  /** A reader for these cards; the page's list offers the demo cards. */
  public CardReader(CardBox cards, List<DemoCard> demoCards) {
    this.cards = cards;
    this.demoCards = List.copyOf(demoCards);
  }

  /** Listens on the loopback address; port 0 takes a free one. */
  public Future<HttpServer> listen(Vertx vertx, int port) {
    Router router = Router.router(vertx);
    router.route().handler(SecurityHeaders::write);
    router.post().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
    CardDesk desk = new CardDesk(vertx, cards);
    new AuthenticatePage(desk, new ReaderPages(demoCards)).mount(router);
    new SignEndpoint(desk).mount(router);
    return vertx
        .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
        .requestHandler(router)
        .listen();
  }
}
