package tegata.domain.access;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.audit.Entry;

/**
 * 照合: how a facility's access fits to what else is known of the person. A row that fits nothing is
 * no proof of a wrong: a visit without insurance, or a booking that came to nothing, leaves none.
 */
public enum Reconciliation {
  /** A consent that the person's card signed allowed it, or was given there that day. */
  CONSENT,
  /** A record of a visit to the facility in that month, or the next (for a booked patient). */
  VISIT,
  /**
   * Only a consent on paper, which the facility itself entered: no word of the person's stands
   * behind it, so it is told apart.
   */
  PAPER_CONSENT,
  /** Records of that month have not arrived yet; they come about two months later. */
  NOT_YET,
  /** Records of that month are no longer kept, so that nothing can be said. */
  NO_LONGER_KEPT,
  /** 受診記録なし. */
  NOTHING;

  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final String FACILITY = "FACILITY";

  /**
   * A consent the person gave, or is said to have given.
   *
   * @param facility 医療機関コード
   * @param day on which it was given, JST
   * @param onPaper whether the facility entered it
   */
  public record Given(UUID id, String facility, LocalDate day, boolean onPaper) {

    private boolean stands(Access access, LocalDate day) {
      boolean named = access.note().filter(note -> note.contains("consent=" + id)).isPresent();
      return named || facility.equals(access.actor().id()) && this.day.equals(day);
    }
  }

  /**
   * What is known of a person around an entry.
   *
   * @param arrivedUntil newest month of which 医療費通知 of the person have arrived
   * @param keptFrom oldest month whose records are kept
   */
  public record Known(
      Collection<Visit> visits,
      Collection<Given> consents,
      Optional<YearMonth> arrivedUntil,
      YearMonth keptFrom) {}

  /** Reconciles one entry; empty for those that are no facility's. */
  public static Optional<Reconciliation> of(Access access, Known known) {
    if (!access.actor().kind().equals(FACILITY)) {
      return Optional.empty();
    }
    LocalDate day = LocalDate.ofInstant(access.at(), JAPAN);
    YearMonth month = YearMonth.from(day);
    boolean byCard = consented(access, day, known, false);
    boolean onPaper = consented(access, day, known, true);
    if (byCard || !onPaper && allowedByConsent(access)) {
      return Optional.of(CONSENT);
    }
    if (visited(access, month, known)) {
      return Optional.of(VISIT);
    }
    if (onPaper) {
      return Optional.of(PAPER_CONSENT);
    }
    if (month.isBefore(known.keptFrom())) {
      return Optional.of(NO_LONGER_KEPT);
    }
    boolean arrived = known.arrivedUntil().filter(until -> !until.isBefore(month)).isPresent();
    return Optional.of(arrived ? NOTHING : NOT_YET);
  }

  private static boolean consented(Access access, LocalDate day, Known known, boolean onPaper) {
    return known.consents().stream()
        .anyMatch(given -> given.onPaper() == onPaper && given.stands(access, day));
  }

  private static boolean visited(Access access, YearMonth month, Known known) {
    return known.visits().stream()
        .filter(visit -> visit.isAt(access.actor().id(), access.actor().name()))
        .map(Visit::month)
        .anyMatch(m -> m.equals(month) || m.equals(month.plusMonths(1)));
  }

  private static boolean allowedByConsent(Access access) {
    return access.basis() == Entry.Basis.CONSENT && access.result() == Entry.Result.DONE;
  }
}
