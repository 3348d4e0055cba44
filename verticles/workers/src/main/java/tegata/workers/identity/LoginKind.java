package tegata.workers.identity;

import tegata.domain.identity.CardChallenge;

/**
 * A kind of login: of people with their own card, or of staff with theirs. A challenge of the one
 * is worth nothing in the other.
 *
 * @param type of whoever logs in, as it is kept between the reader's return and the end
 */
public record LoginKind<T>(CardChallenge.Purpose purpose, Class<T> type) {

  OutcomeStore<T> outcomes() {
    return new OutcomeStore<>(purpose, type);
  }
}
