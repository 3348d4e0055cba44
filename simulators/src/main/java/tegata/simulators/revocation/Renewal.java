package tegata.simulators.revocation;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;

/**
 * 新旧シリアルの紐付け. A card's certificate was renewed: the number is new, the person is the same.
 *
 * @param issuer distinguished name (RFC 2253) of the authority of both
 * @param previous 発行番号 of the certificate that was replaced
 * @param current 発行番号 of the certificate that replaced it
 */
public record Renewal(String issuer, String previous, String current, LocalDate renewedOn) {

  JsonObject toJson() {
    return new JsonObject()
        .put("issuer", issuer)
        .put("previous", previous)
        .put("current", current)
        .put("renewedOn", renewedOn.toString());
  }
}
