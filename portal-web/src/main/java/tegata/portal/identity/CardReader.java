package tegata.portal.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tegata.portal.chain.Origin;

/**
 * カードリーダー: where a person goes to let their card sign. The portal never sees the PIN.
 *
 * @param url base URL of the reader, without trailing slash
 */
public record CardReader(String url, Origin portal) {

  /** The link that asks the card for its signature and comes back here. */
  String authenticate(String challenge) {
    return url
        + "/authenticate?challenge="
        + encoded(challenge)
        + "&return_to="
        + encoded(portal.text() + "/login/return");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
