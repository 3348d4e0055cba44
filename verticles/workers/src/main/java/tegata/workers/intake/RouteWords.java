package tegata.workers.intake;

import java.util.Optional;
import tegata.domain.registration.Registration.Route;

/** 登録経路 in words, as files spell it. */
final class RouteWords {
  private RouteWords() {}

  /** The route a text means; empty for one we do not know. */
  static Optional<Route> route(String text) {
    String word = NameFold.fold(text);
    if (word.contains("リーダー") || word.contains("医療機関") || word.contains("薬局")) {
      return Optional.of(Route.READER);
    }
    if (word.contains("ATM")) {
      return Optional.of(Route.ATM);
    }
    return word.contains("ポータル") ? Optional.of(Route.PORTAL) : Optional.empty();
  }
}
