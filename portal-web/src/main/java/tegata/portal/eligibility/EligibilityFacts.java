package tegata.portal.eligibility;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tegata.contract.EligibilityApi.OwnEligibility;
import tegata.contract.PaperApi.Printed;
import tegata.domain.eligibility.EligibilityResult;
import tegata.domain.eligibility.EligibilityToday;
import tegata.domain.eligibility.EligibilityToday.Standing;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.eligibility.LimitCertificate;
import tegata.portal.page.Fact;
import tegata.portal.page.Words;

/** 資格情報 in words: how it stands, and its rows in the order in which a counter reads them. */
public record EligibilityFacts(Words words) {

  /** How it stands, and all that the person may know of it, 特定疾病 too. */
  public List<Fact> all(OwnEligibility own) {
    return Stream.of(
            person(own.name(), own.kana(), own.birthdate()),
            List.of(standing(own.today())),
            insurance(own),
            own.today().insurance().map(this::certificates).orElse(List.of()))
        .flatMap(List::stream)
        .toList();
  }

  private List<Fact> certificates(EligibilityResult insurance) {
    CertificateFacts facts = new CertificateFacts(words);
    return Stream.concat(
            facts.certificates(insurance).stream(),
            insurance.diseases().stream().flatMap(one -> facts.disease(one).stream()))
        .toList();
  }

  /** How it stands, with the time, in one row. */
  public Fact standing(EligibilityToday today) {
    return new Fact(
        words.text("eligibility.standing"),
        words.text("eligibility.standing.text", headline(today), explanation(today)));
  }

  /** Valid or not, in a few words; what the insurer denies in its own. */
  String headline(EligibilityToday today) {
    return today.standing() == Standing.NOT_VALID
        ? today.validity().map(words::of).orElseThrow()
        : words.of(today.standing(), "headline");
  }

  /** What that means at the counter. */
  String explanation(EligibilityToday today) {
    return words.of(today.standing(), "explanation", words.moment(today.asOf()));
  }

  List<Fact> person(String name, String kana, LocalDate birthdate) {
    return Fact.list(
        fact("eligibility.name", Optional.of(name)),
        fact("eligibility.kana", Optional.of(kana)),
        fact("eligibility.birthdate", Optional.of(words.birthdate(birthdate))));
  }

  /** What a paper made now would say; nothing where none would be made. */
  List<Fact> insurance(OwnEligibility own) {
    return Printed.of(own).map(this::insurance).orElse(List.of());
  }

  /** What a paper says of the insurance. */
  List<Fact> insurance(Printed printed) {
    InsuredNumber insured = printed.insured();
    return Fact.list(
        fact("eligibility.insurer", Optional.of(printed.insurerName())),
        fact("eligibility.insurer-number", Optional.of(insured.insurerNumber())),
        fact("eligibility.symbol", insured.symbol()),
        fact("eligibility.number", Optional.of(insured.number())),
        fact("eligibility.branch", insured.branch()),
        fact("eligibility.relation", printed.relation().map(words::of)),
        fact("eligibility.copay", printed.copayPercent().map(this::share)),
        fact("eligibility.elderly-copay", printed.elderly().map(e -> share(e.copayPercent()))),
        fact("eligibility.acquired", printed.acquiredOn().map(words::day)),
        fact("eligibility.valid-from", printed.term().flatMap(t -> t.from()).map(words::day)),
        fact("eligibility.valid-until", printed.term().flatMap(t -> t.until()).map(words::day)),
        fact(
            "eligibility.limit",
            printed.limit().flatMap(LimitCertificate::category).map(this::limit)),
        fact(
            "eligibility.limit-until",
            printed.limit().flatMap(limit -> limit.term().until()).map(words::day)));
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
