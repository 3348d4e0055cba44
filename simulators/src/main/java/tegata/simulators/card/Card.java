package tegata.simulators.card;

import java.time.LocalDate;
import java.util.Optional;

/**
 * マイナンバーカード (or a staff card). {@code cardId} is the 発行番号 of its certificate; the PIN is the
 * holder's four-digit 暗証番号 and absent on a 顔認証マイナンバーカード.
 *
 * @param validThrough last day of the certificate
 * @param lockedAtFirst whether the holder has already typed three wrong PINs when the world begins
 */
public record Card(
    String cardId,
    Kind kind,
    Optional<String> pin,
    LocalDate issuedOn,
    LocalDate validThrough,
    boolean lockedAtFirst) {

  /** What holds the key. */
  public enum Kind {
    /** An IC card with a PIN. */
    CARD,
    /** 顔認証マイナンバーカード: no PIN was ever set; the face is the only proof. */
    FACE_ONLY,
    /** スマートフォン用電子証明書. */
    SMARTPHONE,
    /** 職員カード. */
    STAFF
  }

  /** The days on which the certificate is valid. */
  public Validity validity() {
    return Validity.days(issuedOn, validThrough);
  }
}
