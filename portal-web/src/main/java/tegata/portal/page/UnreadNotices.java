package tegata.portal.page;

import io.vertx.core.Future;
import java.util.Optional;
import tegata.contract.Bus;
import tegata.contract.NoticeApi;
import tegata.portal.chain.Visit;

/** お知らせ(n): the number on every page, which is left out rather than waited for. */
final class UnreadNotices {
  private final Bus bus;

  UnreadNotices(Bus bus) {
    this.bus = bus;
  }

  /** How many the person who is logged in has not read; empty where that is not known in time. */
  Future<Optional<Integer>> of(Visit visit) {
    if (visit.signedIn().isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    return bus.ask(
            NoticeApi.UNREAD, visit.caller(), new NoticeApi.UnreadOf(visit.person().person()))
        .map(unread -> Optional.of(unread.count()))
        .otherwise(Optional.empty());
  }
}
