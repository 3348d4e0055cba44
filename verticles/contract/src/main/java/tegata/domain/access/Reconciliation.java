package tegata.domain.access;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import tegata.domain.audit.Entry;

/**
 * 照合: how a facility's access fits to what else is known of the person. A row that fits nothing is
 * no proof of a wrong: a visit without insurance, or a booking that came to nothing, leaves none.
 */
public enum Reconciliation {
  /** The entry says that a standing consent allowed it, or one was given there that day. */
  CONSENT,
  /** A record of a visit to the facility in that month, or the next (for a booked patient). */
  VISIT,
  /** Records of that month have not arrived yet; they come about two months later. */
  NOT_YET,
  /** 受診記録なし. */
  NOTHING;

  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final String FACILITY = "FACILITY";

  /** A day (JST) on which the person consented to a facility (医療機関コード). */
  public record ConsentDay(String facility, LocalDate day) {}

  /**
   * Reconciles one entry; empty for those that are no facility's.
   *
   * @param visits the person's, of the months around the entry
   * @param consents the person's, of the days around the entry
   * @param arrivedUntil newest month of which a 医療費通知 of the person has arrived
   */
  public static Optional<Reconciliation> of(
      Access access,
      Collection<Visit> visits,
      Collection<ConsentDay> consents,
      Optional<YearMonth> arrivedUntil) {
    if (!access.actor().kind().equals(FACILITY)) {
      return Optional.empty();
    }
    String code = access.actor().id();
    LocalDate day = LocalDate.ofInstant(access.at(), JAPAN);
    if (allowedByConsent(access) || consents.contains(new ConsentDay(code, day))) {
      return Optional.of(CONSENT);
    }
    YearMonth month = YearMonth.from(day);
    boolean visited =
        visits.stream()
            .filter(visit -> visit.isAt(code, access.actor().name()))
            .map(Visit::month)
            .anyMatch(m -> m.equals(month) || m.equals(month.plusMonths(1)));
    if (visited) {
      return Optional.of(VISIT);
    }
    boolean arrived = arrivedUntil.filter(until -> !until.isBefore(month)).isPresent();
    return Optional.of(arrived ? NOTHING : NOT_YET);
  }

  private static boolean allowedByConsent(Access access) {
    return access.basis() == Entry.Basis.CONSENT && access.result() == Entry.Result.DONE;
  }
}
