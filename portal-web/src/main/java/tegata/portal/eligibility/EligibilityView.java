package tegata.portal.eligibility;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import tegata.contract.EligibilityApi.OwnEligibility;
import tegata.domain.eligibility.Coverage;
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
 */
public record EligibilityView(
    Standing standing,
    String headline,
    String explanation,
    boolean certain,
    boolean usable,
    String issuedAt,
    List<Fact> person,
    List<Fact> coverage,
    List<Former> former) {

  /** A coverage of earlier times. */
  public record Former(String insurer, String period) {}

  static EligibilityView of(OwnEligibility own, Instant now, Words words) {
    LocalDate today = LocalDate.ofInstant(now, Words.JAPAN);
    Standing standing = Standing.of(own, today);
    EligibilityFacts facts = new EligibilityFacts(words);
    return new EligibilityView(
        standing,
        standing == Standing.NOT_VALID
            ? own.validity().map(words::of).orElseThrow()
            : words.of(standing, "headline"),
        words.of(standing, "explanation", words.moment(own.asOf())),
        standing == Standing.CONFIRMED,
        standing == Standing.CONFIRMED || standing == Standing.UNCONFIRMED,
        words.moment(now),
        facts.person(own),
        coverage(own, standing, today, facts),
        own.held().stream()
            .filter(coverage -> !coverage.holdsOn(today))
            .map(coverage -> former(coverage, words))
            .toList());
  }

  private static List<Fact> coverage(
      OwnEligibility own, Standing standing, LocalDate today, EligibilityFacts facts) {
    return switch (standing) {
      case CONFIRMED -> facts.confirmed(own.confirmed().orElseThrow());
      case UNCONFIRMED ->
          facts.held(own.held().stream().filter(c -> c.holdsOn(today)).findFirst().orElseThrow());
      case NOT_VALID, UNKNOWN -> List.of();
    };
  }

  private static Former former(Coverage coverage, Words words) {
    String until = coverage.lostOn().map(lost -> words.day(lost.minusDays(1))).orElse("");
    return new Former(
        coverage.insurerName(),
        words.text("eligibility.period", words.day(coverage.acquiredOn()), until));
  }
}
