package tegata.simulators.reader;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import tegata.simulators.card.Challenge;

/**
 * Where the signed challenge goes back to. Only an address of the very origin that the challenge
 * names: else a page of someone else could have a card sign for the portal and keep the result.
 */
record ReturnTarget(Challenge challenge, URI address) {

  /** The target, or empty when the challenge is no login or the address lies elsewhere. */
  static Optional<ReturnTarget> of(String challengeText, String returnTo) {
    Optional<Challenge> challenge = Challenge.parse(challengeText);
    Optional<URI> origin = challenge.flatMap(Challenge::origin);
    if (origin.isEmpty() || returnTo == null) {
      return Optional.empty();
    }
    try {
      URI address = new URI(returnTo);
      return sameOrigin(origin.get(), address)
          ? Optional.of(new ReturnTarget(challenge.get(), address))
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** The portal's origin, as shown to the holder. */
  String origin() {
    return challenge.origin().orElseThrow().toString();
  }

  private static boolean sameOrigin(URI origin, URI address) {
    return origin.getScheme().equalsIgnoreCase(address.getScheme())
        && address.getHost() != null
        && origin.getHost().equalsIgnoreCase(address.getHost())
        && port(origin) == port(address)
        && address.getRawUserInfo() == null
        && address.getRawFragment() == null;
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
  }
}
