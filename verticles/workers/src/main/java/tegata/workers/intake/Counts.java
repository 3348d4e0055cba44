package tegata.workers.intake;

/**
 * 取込の件数。A row is what a patient sees as one: a line of 医療費, a drug, a checkup, a claim; of people,
 * facilities and insurers each is one. Every row of a file is in exactly one of the counts, except
 * that {@code held} is part of {@code accepted}.
 *
 * @param accepted new
 * @param held of the accepted: kept until the person or coverage arrives
 * @param replaced rows of a set that took the place of another
 * @param unchanged already there, or older than what is there
 * @param expired before the retention window; not stored
 * @param rejected not taken; a finding names place and reason
 */
public record Counts(
    int accepted, int held, int replaced, int unchanged, int expired, int rejected) {

  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

  public Counts plus(Counts other) {
    return new Counts(
        accepted + other.accepted,
        held + other.held,
        replaced + other.replaced,
        unchanged + other.unchanged,
        expired + other.expired,
        rejected + other.rejected);
  }

  /** All rows that were read. */
  public int rows() {
    return accepted + replaced + unchanged + expired + rejected;
  }
}
