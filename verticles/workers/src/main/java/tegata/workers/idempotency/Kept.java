package tegata.workers.idempotency;

import java.util.Optional;
import tegata.contract.Fault;

/** How a write ended; exactly one of the two is present. */
record Kept(Optional<String> answer, Optional<Fault> refusal) {

  /**
   * @param json the answer
   */
  static Kept answer(String json) {
    return new Kept(Optional.of(json), Optional.empty());
  }

  static Kept refusal(Fault fault) {
    return new Kept(Optional.empty(), Optional.of(fault));
  }
}
