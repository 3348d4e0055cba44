package tegata.portal.eligibility;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tegata.domain.eligibility.EligibilityResult;
import tegata.domain.eligibility.EligibilityToday;
import tegata.domain.eligibility.EligibilityToday.Standing;
import tegata.domain.eligibility.LimitCertificate;
import tegata.domain.limit.Cap;
import tegata.domain.limit.CapTable;
import tegata.portal.page.Fact;
import tegata.portal.page.Words;

/**
 * 限度額、高齢受給者、特定疾病.
 *
 * @param own what the insurer says of the person; none where it could not be asked, or says nothing
 * @param note why there is nothing, or that the amount is not known; empty text otherwise
 * @param diseases 特定疾病療養受療証 of the person, each with its rows
 * @param tables that hold now, before, or from a known month on; the present one first
 */
public record LimitView(
    List<Fact> own, String note, List<List<Fact>> diseases, List<Table> tables) {
  private static final long EXAMPLE = 1_000_000;

  /**
   * Amounts for some months.
   *
   * @param source that the amounts are not confirmed yet; empty text where they are
   */
  public record Table(String id, String title, String source, List<Row> rows) {}

  /** One category. */
  public record Row(
      String category, String who, String cap, String many, String outpatient, String example) {}

  static LimitView of(Optional<EligibilityToday> today, YearMonth month, Words words) {
    Optional<CapTable> now = CapTable.of(month);
    Optional<EligibilityResult> insurance = today.flatMap(EligibilityToday::insurance);
    return new LimitView(
        insurance.map(result -> own(result, now, words)).orElse(List.of()),
        note(today, now, words),
        insurance.stream()
            .flatMap(result -> result.diseases().stream())
            .map(new CertificateFacts(words)::disease)
            .toList(),
        Stream.concat(
                now.stream(), CapTable.all().stream().filter(t -> !now.equals(Optional.of(t))))
            .map(table -> table(table, words))
            .toList());
  }

  private static List<Fact> own(EligibilityResult result, Optional<CapTable> now, Words words) {
    Optional<String> code = code(result);
    Optional<LimitCategory> category = code.flatMap(LimitCategory::of);
    Optional<Cap> cap = now.flatMap(table -> code.flatMap(table::cap));
    List<Fact> facts =
        Fact.list(
            Fact.of(words.text("eligibility.limit"), category.map(words::of).or(() -> code)),
            Fact.of(words.text("limit.who"), category.map(c -> words.of(c, "who"))),
            Fact.of(words.text("limit.cap"), cap.map(c -> cap(c, words))),
            Fact.of(words.text("limit.example"), cap.map(c -> words.yen(c.most(EXAMPLE)))),
            Fact.of(
                words.text("eligibility.limit-until"),
                result.limit().flatMap(limit -> limit.term().until()).map(words::day)),
            Fact.of(
                words.text("eligibility.elderly-copay"),
                result
                    .elderly()
                    .map(elderly -> words.text("eligibility.share", elderly.copayPercent() / 10))));
    return Stream.concat(facts.stream(), new CertificateFacts(words).certificates(result).stream())
        .toList();
  }

  private static Optional<String> code(EligibilityResult result) {
    return result.limit().flatMap(LimitCertificate::category);
  }

  private static String note(
      Optional<EligibilityToday> today, Optional<CapTable> now, Words words) {
    return switch (today.map(EligibilityToday::standing).orElse(Standing.UNKNOWN)) {
      case NOT_VALID, CONFIRMED_BEFORE ->
          new EligibilityFacts(words).explanation(today.orElseThrow());
      case UNCONFIRMED, UNKNOWN -> words.text("limit.unknown");
      case CONFIRMED ->
          today
              .flatMap(EligibilityToday::insurance)
              .flatMap(LimitView::code)
              .map(code -> amount(code, now, words))
              .orElseGet(() -> words.text("limit.none"));
    };
  }

  private static String amount(String code, Optional<CapTable> now, Words words) {
    return now.flatMap(table -> table.cap(code)).isEmpty()
        ? words.text("limit.amount-unknown")
        : "";
  }

  private static Table table(CapTable table, Words words) {
    return new Table(
        "table-" + table.from(),
        words.text("limit.table", words.month(table.from()), words.month(table.until())),
        table.confirmed() ? "" : words.text("limit.unconfirmed"),
        Arrays.stream(LimitCategory.values())
            .filter(LimitView::isKnown)
            .map(c -> table.cap(c.name()).map(cap -> row(c, cap, words)).orElse(unknown(c, words)))
            .toList());
  }

  /** A category of some table stands in all of them: nobody should look for their own in vain. */
  private static boolean isKnown(LimitCategory category) {
    return CapTable.all().stream().anyMatch(table -> table.cap(category.name()).isPresent());
  }

  private static Row unknown(LimitCategory category, Words words) {
    return new Row(
        words.of(category),
        words.of(category, "who"),
        words.text("limit.amount-not-known"),
        "",
        "",
        "");
  }

  private static Row row(LimitCategory category, Cap cap, Words words) {
    return new Row(
        words.of(category),
        words.of(category, "who"),
        cap(cap, words),
        cap.many().map(words::yen).orElse(""),
        outpatient(cap, words),
        words.yen(cap.most(EXAMPLE)));
  }

  private static String cap(Cap cap, Words words) {
    String monthly =
        cap.beyond()
            .map(beyond -> words.text("limit.formula", words.yen(cap.base()), words.yen(beyond)))
            .orElseGet(() -> words.yen(cap.base()));
    return cap.yearly()
        .map(yearly -> words.text("limit.with-yearly", monthly, words.yen(yearly)))
        .orElse(monthly);
  }

  private static String outpatient(Cap cap, Words words) {
    return cap.outpatient()
        .map(
            monthly ->
                cap.outpatientYearly()
                    .map(
                        yearly ->
                            words.text("limit.with-yearly", words.yen(monthly), words.yen(yearly)))
                    .orElseGet(() -> words.yen(monthly)))
        .orElse("");
  }
}
