package tegata.simulators.card;

/** What a card answers when it is asked to sign. */
public sealed interface SignOutcome {

  /** The card signed. */
  record Signed(byte[] certificate, byte[] signature) implements SignOutcome {}

  /** 暗証番号の誤り. So many tries are left; 0 means that this one locked the card. */
  record WrongPin(int triesLeft) implements SignOutcome {}

  /** 暗証番号のロック. The PIN was not even looked at. */
  record Locked() implements SignOutcome {}

  /** 顔認証マイナンバーカード: there is no PIN to check. */
  record NoPinOnCard() implements SignOutcome {}

  /** A login needs the PIN; only at a facility may the face stand for it. */
  record PinRequired() implements SignOutcome {}

  /** No such card. */
  record UnknownCard() implements SignOutcome {}
}
