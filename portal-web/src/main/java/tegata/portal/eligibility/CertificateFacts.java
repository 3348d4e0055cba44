package tegata.portal.eligibility;

import java.util.List;
import java.util.Optional;
import tegata.domain.eligibility.ElderlyCertificate;
import tegata.domain.eligibility.EligibilityResult;
import tegata.domain.eligibility.LimitCertificate;
import tegata.domain.eligibility.SpecificDisease;
import tegata.portal.page.Fact;
import tegata.portal.page.Words;

/**
 * 限度額適用認定証、高齢受給者証、特定疾病療養受療証 beyond what a counter reads: for the person alone, as a 特定疾病 is told at
 * a counter only with a consent.
 */
record CertificateFacts(Words words) {

  /** Which certificates there are, and how long they last. */
  List<Fact> certificates(EligibilityResult insurance) {
    Optional<LimitCertificate> limit = insurance.limit();
    return Fact.list(
        fact("limit.kind", limit.flatMap(LimitCertificate::kind).map(this::kind)),
        fact("limit.long-term", limit.flatMap(LimitCertificate::longTermSince).map(words::day)),
        fact(
            "limit.elderly-until",
            insurance
                .elderly()
                .map(ElderlyCertificate::term)
                .flatMap(t -> t.until())
                .map(words::day)));
  }

  /** One 特定疾病療養受療証. */
  List<Fact> disease(SpecificDisease disease) {
    return Fact.list(
        fact("limit.disease.name", Optional.of(name(disease.category()))),
        fact("limit.disease.most", disease.mostPerMonth().map(words::yen)),
        fact("limit.disease.until", disease.term().until().map(words::day)));
  }

  private Optional<Fact> fact(String key, Optional<String> value) {
    return Fact.of(words.text(key), value);
  }

  private String kind(String code) {
    return CertificateKind.of(code).map(words::of).orElse(code);
  }

  /** OQSCD013. */
  private String name(String category) {
    return switch (category) {
      case "1" -> words.text("limit.disease.kidney");
      case "2" -> words.text("limit.disease.blood");
      case "3" -> words.text("limit.disease.hiv");
      default -> category;
    };
  }
}
