package tegata.simulators.reader;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import tegata.simulators.card.CardBox;
import tegata.simulators.card.Challenge;
import tegata.simulators.card.SignOutcome;

/** Asks the cards off the event loop: they write files and compute RSA. */
final class CardDesk {

  private final Vertx vertx;
  private final CardBox cards;

  CardDesk(Vertx vertx, CardBox cards) {
    this.vertx = vertx;
    this.cards = cards;
  }

  Future<SignOutcome> signWithPin(String cardId, String pin, Challenge challenge) {
    return vertx.executeBlocking(() -> cards.signWithPin(cardId, pin, challenge), false);
  }

  Future<SignOutcome> signByFace(String cardId, Challenge challenge) {
    return vertx.executeBlocking(() -> cards.signByFace(cardId, challenge), false);
  }
}
