package tegata.portal.identity;

import io.vertx.core.http.HttpServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tegata.contract.Fault;
import tegata.contract.IdentityApi.CardReply;
import tegata.portal.chain.Origin;

/**
 * カードリーダー: where a person goes to let their card sign. The portal never sees the PIN.
 *
 * @param url base URL of the reader, without trailing slash
 */
public record CardReader(String url, Origin portal) {

  /**
   * The link that asks the card for its signature and comes back here.
   *
   * @param back path of ours that takes the reply
   */
  public String authenticate(String challenge, String back) {
    return url
        + "/authenticate?challenge="
        + encoded(challenge)
        + "&return_to="
        + encoded(portal.text() + back);
  }

  /** What the reader sent back. */
  public static CardReply reply(HttpServerRequest form) {
    return new CardReply(
        Optional.ofNullable(form.getFormAttribute("challenge"))
            .orElseThrow(
                () ->
                    new Fault(
                        Fault.Kind.INVALID, "challenge-missing", "The reply names no challenge.")),
        Optional.ofNullable(form.getFormAttribute("certificate")),
        Optional.ofNullable(form.getFormAttribute("signature")),
        Optional.ofNullable(form.getFormAttribute("error")));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
