package tegata.workers.identity;

import java.util.Optional;
import tegata.contract.IdentityApi.Refusal;

/**
 * How a login with a card came out; exactly one of the two is present.
 *
 * @param signedIn whoever the card belongs to
 */
public record Outcome<T>(Optional<T> signedIn, Optional<Refusal> refusal) {

  static <T> Outcome<T> of(T signedIn) {
    return new Outcome<>(Optional.of(signedIn), Optional.empty());
  }

  static <T> Outcome<T> refused(Refusal refusal) {
    return new Outcome<>(Optional.empty(), Optional.of(refusal));
  }
}
