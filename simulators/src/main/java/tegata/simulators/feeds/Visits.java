package tegata.simulators.feeds;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import tegata.simulators.people.FacilityClient;
import tegata.simulators.people.Person;

/**
 * 受診のすじがき. A clinic and its pharmacy most months, a dentist now and then, one stay in hospital.
 * Invented, but the same at every start.
 */
final class Visits {

  /** Claims reach the insurer the month after, so the last two months are not there yet. */
  private static final int LAG = 2;

  private static final int WINDOW = 36;
  private static final int SCHOOL_AGE = 6;
  private static final int STAY_MONTHS_AGO = 14;
  private static final long STAY_TOTAL = 812_340;

  private static final String CLINIC = FacilityClient.ALL.get(0).name();
  private static final String HOSPITAL = FacilityClient.ALL.get(1).name();
  private static final String PHARMACY = FacilityClient.ALL.get(2).name();
  private static final String DENTIST = "架空歯科医院（架空）";

  private final LocalDate today;

  Visits(LocalDate today) {
    this.today = today;
  }

  /** The person's visits of the last three years, oldest first. */
  List<Visit> of(Person person) {
    List<Visit> visits = new ArrayList<>();
    for (int ago = WINDOW; ago >= LAG; ago--) {
      month(visits, person, ago);
    }
    return visits;
  }

  private void month(List<Visit> visits, Person person, int ago) {
    YearMonth month = YearMonth.from(today).minusMonths(ago);
    int seed = month.getYear() * 12 + month.getMonthValue() + person.name().hashCode() % 7;
    if (seed % 3 != 0) {
      visits.add(visit(person, month, "医科外来", 1 + seed % 2, CLINIC, 5_950 + 730L * (seed % 5)));
      visits.add(visit(person, month, "調剤", 1, PHARMACY, 4_910 + 860L * (seed % 4)));
    }
    if (seed % 8 == 0) {
      visits.add(visit(person, month, "歯科外来", 2, DENTIST, 10_480));
    }
    if (ago == STAY_MONTHS_AGO && isAdult(person)) {
      visits.add(stay(month));
    }
  }

  private Visit visit(
      Person person, YearMonth month, String kind, int days, String where, long total) {
    long share = total * person.coverage().entitlements().copayPercent() / 100;
    boolean paidByTown = age(person) < SCHOOL_AGE;
    return new Visit(
        month, kind, days, where, total, paidByTown ? share : 0, paidByTown ? 0 : share);
  }

  /** 高額療養費 区分ウ of the table before 2026-08: 80,100 + 1 % of what exceeds 267,000. */
  private static Visit stay(YearMonth month) {
    long self = 80_100 + (STAY_TOTAL - 267_000) / 100;
    return new Visit(month, "医科入院", 9, HOSPITAL, STAY_TOTAL, 0, self);
  }

  private boolean isAdult(Person person) {
    return person.coverage().entitlements().copayPercent() == 30;
  }

  private int age(Person person) {
    return Period.between(person.birthdate(), today).getYears();
  }
}
