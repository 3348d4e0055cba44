package tegata.simulators.insurer;

/** The request cannot be read as an OQS message. */
final class MalformedRequest extends Exception {

  MalformedRequest(String why) {
    super(why);
  }

  MalformedRequest(String why, Throwable cause) {
    super(why, cause);
  }
}
