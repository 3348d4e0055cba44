package tegata.contract;

import java.time.Duration;

/**
 * One question that can be asked over the event bus, with the types of question and answer.
 *
 * @param name {@code <feature>.<verb>}, stable across versions that run side by side
 * @param timeout after which the asker gives up; the answer may still have taken effect, so writes
 *     carry a request id
 */
public record Address<Q, A>(String name, Class<Q> question, Class<A> answer, Duration timeout) {

  /** An address answered within 5 seconds. */
  public static <Q, A> Address<Q, A> of(String name, Class<Q> question, Class<A> answer) {
    return new Address<>(name, question, answer, Duration.ofSeconds(5));
  }

  /** The same address with another deadline. */
  public Address<Q, A> within(Duration timeout) {
    return new Address<>(name, question, answer, timeout);
  }
}
