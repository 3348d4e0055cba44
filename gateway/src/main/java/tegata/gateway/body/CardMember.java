package tegata.gateway.body;

import java.util.Optional;
import tegata.contract.EligibilityApi.CardProof;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;

/** The member {@code card}: a card's signature over a challenge. A bare certificate is refused. */
public record CardMember(
    Optional<String> challenge, Optional<String> certificate, Optional<String> signature) {

  /**
   * All three, as sent.
   *
   * @throws Problem with {@code malformed-body}
   */
  public CardProof proof() {
    return new CardProof(
        needed("challenge", challenge),
        needed("certificate", certificate),
        needed("signature", signature));
  }

  private static String needed(String member, Optional<String> value) {
    return value.orElseThrow(
        () ->
            new Problem(ProblemType.MALFORMED_BODY, "The member card." + member + " is missing."));
  }
}
