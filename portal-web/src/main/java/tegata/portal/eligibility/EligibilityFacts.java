package tegata.portal.eligibility;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tegata.contract.EligibilityApi.OwnEligibility;
import tegata.domain.eligibility.Coverage;
import tegata.domain.eligibility.EligibilityResult;
import tegata.domain.eligibility.InsuredNumber;
import tegata.portal.page.Fact;
import tegata.portal.page.Words;

/** The rows of the eligibility page, in the order in which a counter reads them. */
public record EligibilityFacts(Words words) {

  /** All that is known of a person's eligibility: as confirmed just now, else as it is held. */
  public List<Fact> all(OwnEligibility own) {
    List<Fact> coverage =
        own.confirmed()
            .map(this::confirmed)
            .or(() -> own.held().stream().findFirst().map(this::held))
            .orElse(List.of());
    return Stream.concat(person(own).stream(), coverage.stream()).toList();
  }

  List<Fact> person(OwnEligibility own) {
    return Fact.list(
        fact("eligibility.name", Optional.of(own.name())),
        fact("eligibility.kana", Optional.of(own.kana())),
        fact("eligibility.birthdate", Optional.of(words.birthdate(own.birthdate()))));
  }

  List<Fact> confirmed(EligibilityResult result) {
    InsuredNumber insured = result.insured();
    return Fact.list(
        fact("eligibility.insurer", Optional.of(result.insurerName())),
        fact("eligibility.insurer-number", Optional.of(insured.insurerNumber())),
        fact("eligibility.symbol", insured.symbol()),
        fact("eligibility.number", Optional.of(insured.number())),
        fact("eligibility.branch", insured.branch()),
        fact("eligibility.relation", result.relation().map(words::of)),
        fact("eligibility.copay", result.copayPercent().map(this::share)),
        fact("eligibility.elderly-copay", result.elderlyCopayPercent().map(this::share)),
        fact("eligibility.valid-from", result.validFrom().map(words::day)),
        fact("eligibility.valid-until", result.validUntil().map(words::day)),
        fact("eligibility.limit", result.limitCategory().map(this::limit)),
        fact("eligibility.limit-until", result.limitValidUntil().map(words::day)));
  }

  List<Fact> held(Coverage coverage) {
    InsuredNumber insured = coverage.insured();
    return Fact.list(
        fact("eligibility.insurer", Optional.of(coverage.insurerName())),
        fact("eligibility.insurer-number", Optional.of(insured.insurerNumber())),
        fact("eligibility.symbol", insured.symbol()),
        fact("eligibility.number", Optional.of(insured.number())),
        fact("eligibility.branch", insured.branch()),
        fact("eligibility.relation", Optional.of(words.of(coverage.relation()))),
        fact("eligibility.copay", coverage.copayPercent().map(this::share)),
        fact("eligibility.valid-from", Optional.of(words.day(coverage.acquiredOn()))));
  }

  private Optional<Fact> fact(String key, Optional<String> value) {
    return Fact.of(words.text(key), value);
  }

  /** 3割: shares are told in tenths. */
  private String share(int percent) {
    return words.text("eligibility.share", percent / 10);
  }

  private String limit(String code) {
    return LimitCategory.of(code).map(words::of).orElse(code);
  }
}
