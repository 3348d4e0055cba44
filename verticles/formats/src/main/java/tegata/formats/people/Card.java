package tegata.formats.people;

import java.time.LocalDate;
import tegata.formats.csv.Labelled;

/**
 * カードの利用者証明用電子証明書。
 *
 * @param serial 発行番号: the CN of the certificate
 * @param issuer 証明書発行者: distinguished name of the card CA
 * @param expiresOn 証明書有効期限, that day included
 */
public record Card(String serial, Kind kind, String issuer, LocalDate expiresOn) {

  /** カード種別. */
  public enum Kind implements Labelled {
    CARD("マイナンバーカード"),
    /** 顔認証マイナンバーカード: has no PIN, so no portal login. */
    FACE_ONLY("顔認証マイナンバーカード"),
    SMARTPHONE("スマートフォン");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }
}
