package tegata.portal.identity;

import tegata.contract.IdentityApi.Refusal;
import tegata.portal.page.Words;

/** Why a login did not come about: what happened, what still works, what to do next. */
public record RefusalView(String title, String what, String works, String next) {

  static RefusalView of(Refusal refusal, Words words) {
    return new RefusalView(
        words.of(refusal, "title"),
        words.of(refusal, "what"),
        words.of(refusal, "works"),
        words.of(refusal, "next"));
  }
}
