package tegata.simulators.card;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Every card of the world, ready to be put on a reader. Blocking: it writes files and signs. */
public final class CardBox {

  private record Inserted(Card card, Credential credential, PinTries tries) {}

  private final Path directory;
  private final Map<String, Inserted> cards = new ConcurrentHashMap<>();

  /** An empty box that keeps the cards' wrong tries in this directory. */
  public CardBox(Path directory) {
    this.directory = directory;
  }

  /** Adds a card with its key and certificate. */
  public void add(Card card, Credential credential) {
    PinTries tries =
        new PinTries(
            directory.resolve(card.cardId() + ".tries"),
            card.lockedAtFirst() ? PinTries.ALLOWED : 0);
    cards.put(card.cardId(), new Inserted(card, credential, tries));
  }

  /** Signs with the PIN. */
  public SignOutcome signWithPin(String cardId, String pin, Challenge challenge) {
    Inserted inserted = cards.get(cardId);
    if (inserted == null) {
      return new SignOutcome.UnknownCard();
    }
    if (inserted.card().pin().isEmpty()) {
      return new SignOutcome.NoPinOnCard();
    }
    return inserted
        .tries()
        .refusal(pin, inserted.card().pin().get())
        .orElseGet(() -> signed(inserted, challenge));
  }

  /**
   * Signs after 顔認証 or 目視 at a facility's reader, where no PIN is needed and a locked one does not
   * matter. The portal has no such reader, so a login is refused.
   */
  public SignOutcome signByFace(String cardId, Challenge challenge) {
    Inserted inserted = cards.get(cardId);
    if (inserted == null) {
      return new SignOutcome.UnknownCard();
    }
    return challenge.origin().isPresent()
        ? new SignOutcome.PinRequired()
        : signed(inserted, challenge);
  }

  /** The card of that 発行番号. */
  public Optional<Card> card(String cardId) {
    return Optional.ofNullable(cards.get(cardId)).map(Inserted::card);
  }

  /** Whether the card's PIN is locked; empty for an unknown card. */
  public Optional<Boolean> locked(String cardId) {
    return Optional.ofNullable(cards.get(cardId)).map(inserted -> inserted.tries().locked());
  }

  private static SignOutcome signed(Inserted inserted, Challenge challenge) {
    Credential credential = inserted.credential();
    return new SignOutcome.Signed(credential.der(), credential.sign(challenge.text()));
  }
}
