package tegata.node;

/**
 * What one caller was admitted over all nodes in a time.
 *
 * @param admitted without what had been earned before the time began
 * @param refused how often it was not
 * @param allowed the limit times the time that really passed
 */
record Admissions(String caller, int admitted, int refused, double allowed) {

  /** How much of the limit was admitted; 1 is all of it. */
  double share() {
    return admitted / allowed;
  }
}
