package tegata.portal.insurer;

import java.util.List;
import java.util.Optional;
import tegata.contract.PaperApi.Paper;
import tegata.contract.PaperApi.Printed;
import tegata.domain.eligibility.Coverage.Relation;
import tegata.portal.page.Fact;
import tegata.portal.page.Words;
import tegata.portal.paper.QrCode;

/**
 * 資格確認書 or 資格情報のお知らせ, as it is printed.
 *
 * @param relation 本人 or 家族
 * @param insured 記号・番号・枝番, as on the old 保険証; empty text where there is none
 * @param share 一部負担金の割合; empty text where the insurer did not say
 * @param size of the letters of what can be long: {@code long} or {@code longer}, else empty text
 */
public record PrintedPaper(
    String number,
    String code,
    String qr,
    String relation,
    String name,
    String kana,
    String birthdate,
    String sex,
    String symbol,
    String insured,
    String branch,
    String acquiredOn,
    String share,
    String insurerNumber,
    String insurerName,
    String issuedOn,
    String validUntil,
    String size) {
  private static final int LONG = 16;
  private static final int LONGER = 32;

  static PrintedPaper of(Paper paper, Words words) {
    Printed printed = paper.printed();
    return new PrintedPaper(
        paper.number(),
        paper.code(),
        QrCode.of(paper.code()),
        words.of(printed.relation().orElse(Relation.SELF)),
        printed.name(),
        printed.kana(),
        words.birthdate(printed.birthdate()),
        printed.sex().map(words::of).orElse(""),
        printed.insured().symbol().orElse(""),
        printed.insured().number(),
        printed.insured().branch().orElse(""),
        printed.acquiredOn().map(words::day).orElse(""),
        printed
            .copayPercent()
            .map(percent -> words.text("eligibility.share", percent / 10))
            .orElse(""),
        printed.insured().insurerNumber(),
        printed.insurerName(),
        words.day(paper.issuedOn()),
        words.day(paper.validUntil()),
        size(printed));
  }

  private static String size(Printed printed) {
    int longest =
        Math.max(
            Math.max(printed.name().length(), printed.kana().length()),
            printed.insurerName().length());
    if (longest <= LONG) {
      return "";
    }
    return longest <= LONGER ? "long" : "longer";
  }

  /** All rows of a page. */
  List<Fact> facts(Words words) {
    return Fact.list(
        Fact.of(words.text("eligibility.name"), Optional.of(name)),
        Fact.of(words.text("eligibility.kana"), Optional.of(kana)),
        Fact.of(words.text("eligibility.birthdate"), Optional.of(birthdate)),
        Fact.of(words.text("desk.sex"), Optional.of(sex)),
        Fact.of(words.text("eligibility.insurer"), Optional.of(insurerName)),
        Fact.of(words.text("eligibility.insurer-number"), Optional.of(insurerNumber)),
        Fact.of(words.text("eligibility.symbol"), Optional.of(symbol)),
        Fact.of(words.text("eligibility.number"), Optional.of(insured)),
        Fact.of(words.text("eligibility.branch"), Optional.of(branch)),
        Fact.of(words.text("eligibility.relation"), Optional.of(relation)),
        Fact.of(words.text("eligibility.copay"), Optional.of(share)),
        Fact.of(words.text("eligibility.acquired"), Optional.of(acquiredOn)));
  }
}
