package tegata.workers.audit.verify;

/** Found something wrong; the message is one sentence that names the place. */
final class Tampered extends RuntimeException {
  Tampered(String sentence, Object... values) {
    super(sentence.formatted(values), null, false, false);
  }
}
