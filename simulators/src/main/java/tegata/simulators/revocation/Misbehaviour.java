package tegata.simulators.revocation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** 障害の模擬. How the answers about revocation go wrong until told otherwise. */
public enum Misbehaviour {
  NONE,
  /** Answers 503. */
  DOWN,
  /** Takes the question and never answers. */
  HANG,
  /** Answers bytes that are neither a list nor an OCSP response. */
  GARBAGE,
  /** Answers what was true two days ago. */
  STALE,
  /** Answers what will be true in two days. */
  FUTURE,
  /** Signs with a key that nobody certified. */
  WRONG_SIGNATURE,
  /** OCSP: "try later". A list is simply not there. */
  TRY_LATER,
  /** OCSP: knows none of the certificates. */
  UNKNOWN,
  /** OCSP: repeats another nonce than the asker's. */
  WRONG_NONCE;

  /** The behaviour of that name, in lower case with hyphens; empty when there is none. */
  static Optional<Misbehaviour> parse(Object name) {
    return Arrays.stream(values()).filter(known -> known.wireName().equals(name)).findFirst();
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
