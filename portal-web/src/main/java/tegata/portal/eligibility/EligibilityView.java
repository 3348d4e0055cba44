package tegata.portal.eligibility;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import tegata.contract.EligibilityApi.OwnEligibility;
import tegata.domain.eligibility.Coverage;
import tegata.domain.eligibility.EligibilityToday.Standing;
import tegata.portal.page.Fact;
import tegata.portal.page.Words;

/**
 * 資格情報.
 *
 * @param headline valid or not, in a few words
 * @param explanation what that means at the counter
 * @param certain whether the insurer has just answered
 * @param usable whether there is something to show at the counter
 * @param issuedAt 発行時刻 of the page
 * @param coming coverages that begin later
 * @param former coverages that have ended
 */
public record EligibilityView(
    String headline,
    String explanation,
    boolean certain,
    boolean usable,
    String issuedAt,
    List<Fact> person,
    List<Fact> coverage,
    List<Period> coming,
    List<Period> former) {

  /** A coverage of another time. */
  public record Period(String insurer, String period) {}

  static EligibilityView of(OwnEligibility own, Instant now, Words words) {
    LocalDate today = LocalDate.ofInstant(now, Words.JAPAN);
    EligibilityFacts facts = new EligibilityFacts(words);
    return new EligibilityView(
        facts.headline(own.today()),
        facts.explanation(own.today()),
        own.today().standing() == Standing.CONFIRMED,
        own.today().insurance().isPresent(),
        words.moment(now),
        facts.person(own.name(), own.kana(), own.birthdate()),
        facts.insurance(own),
        periods(own, coverage -> coverage.beginsAfter(today), words),
        periods(own, coverage -> coverage.hasEndedOn(today), words));
  }

  private static List<Period> periods(OwnEligibility own, Predicate<Coverage> which, Words words) {
    return own.held().stream().filter(which).map(coverage -> period(coverage, words)).toList();
  }

  private static Period period(Coverage coverage, Words words) {
    String until = coverage.lostOn().map(lost -> words.day(lost.minusDays(1))).orElse("");
    return new Period(
        coverage.insurerName(),
        words.text("eligibility.period", words.day(coverage.acquiredOn()), until));
  }
}
