package tegata.portal.eligibility;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import tegata.contract.PaperApi.Paper;
import tegata.contract.PaperApi.Printed;
import tegata.contract.PaperApi.PrintedOwn;
import tegata.portal.page.Fact;
import tegata.portal.page.Words;
import tegata.portal.paper.QrCode;

/**
 * 資格情報, on A4.
 *
 * @param page how it stands, as on the screen
 * @param facts what the paper vouches for, the person first: all of it, and nothing else
 * @param number 紙の番号
 * @param code 照合コード
 * @param qr the same as picture
 */
public record EligibilityPaper(
    EligibilityView page,
    List<Fact> facts,
    String number,
    String code,
    String qr,
    String validUntil) {

  static EligibilityPaper of(PrintedOwn own, Paper paper, Instant now, Words words) {
    return new EligibilityPaper(
        EligibilityView.of(own.eligibility(), now, words),
        facts(paper.printed(), new EligibilityFacts(words)),
        paper.number(),
        paper.code(),
        QrCode.of(paper.code()),
        words.day(paper.validUntil()));
  }

  private static List<Fact> facts(Printed printed, EligibilityFacts facts) {
    return Stream.concat(
            facts.person(printed.name(), printed.kana(), printed.birthdate()).stream(),
            facts.insurance(printed).stream())
        .toList();
  }
}
