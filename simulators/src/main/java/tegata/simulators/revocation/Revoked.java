package tegata.simulators.revocation;

import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x509.CRLReason;

/**
 * 失効または一時停止 of one certificate.
 *
 * @param held whether it is only suspended (一時保留), as after a call to the 24-hour line
 */
record Revoked(Issued certificate, Instant since, boolean held) {

  int reason() {
    return held ? CRLReason.certificateHold : CRLReason.keyCompromise;
  }

  Date date() {
    return Date.from(since);
  }

  JsonObject toJson() {
    return new JsonObject()
        .put("cardId", certificate.holder())
        .put("authority", certificate.authority())
        .put("serial", certificate.serial().toString())
        .put("since", since.toString())
        .put("hold", held);
  }

  static Revoked of(JsonObject json) {
    return new Revoked(
        new Issued(
            json.getString("cardId"),
            json.getString("authority"),
            new BigInteger(json.getString("serial"))),
        Instant.parse(json.getString("since")),
        json.getBoolean("hold"));
  }
}
