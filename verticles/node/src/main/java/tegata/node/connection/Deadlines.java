package tegata.node.connection;

import java.time.Duration;

/**
 * How long each step on a connection may take.
 *
 * @param receive a request's head, and then its body
 * @param answer an answer, from the end of its request until the last byte of it has left for the
 *     caller
 * @param quiet between an answer and the next request
 */
public record Deadlines(Duration receive, Duration answer, Duration quiet) {

  /** 9 s for each part of a request: with what closing takes, no slow caller holds on for 10 s. */
  public static final Duration RECEIVE = Duration.ofSeconds(9);

  /** 60 s until the next request. */
  public static final Duration QUIET = Duration.ofSeconds(60);
}
