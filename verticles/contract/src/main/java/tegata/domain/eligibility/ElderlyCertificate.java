package tegata.domain.eligibility;

/**
 * 高齢受給者証.
 *
 * @param copayPercent 一部負担金の割合, in percent (20, 30)
 */
public record ElderlyCertificate(int copayPercent, Term term) {}
