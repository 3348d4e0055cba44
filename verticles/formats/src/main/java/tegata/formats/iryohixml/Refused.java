package tegata.formats.iryohixml;

/** Ends a verification with its reason. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1;

  private final Refusal refusal;

  Refused(Refusal refusal) {
    super(refusal.code(), null, false, false);
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
