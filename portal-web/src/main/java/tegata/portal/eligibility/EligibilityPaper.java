package tegata.portal.eligibility;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import tegata.contract.PaperApi.Paper;
import tegata.contract.PaperApi.PrintedOwn;
import tegata.portal.page.Fact;
import tegata.portal.page.Words;
import tegata.portal.paper.QrCode;

/**
 * 資格情報, on A4.
 *
 * @param page the same as on the screen
 * @param number 紙の番号
 * @param code 照合コード
 * @param qr the same as picture
 */
public record EligibilityPaper(
    EligibilityView page, String number, String code, String qr, String validUntil) {

  static EligibilityPaper of(PrintedOwn printed, Paper paper, Instant now, Words words) {
    return new EligibilityPaper(
        EligibilityView.of(printed.eligibility(), now, words),
        paper.number(),
        paper.code(),
        QrCode.of(paper.code()),
        words.day(paper.validUntil()));
  }

  /** All rows, the person first. */
  public List<Fact> facts() {
    return Stream.concat(page.person().stream(), page.coverage().stream()).toList();
  }
}
