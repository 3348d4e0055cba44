package tegata.portal.insurer;

import java.util.List;
import java.util.Optional;
import tegata.contract.PaperApi.Issued;
import tegata.domain.paper.PaperKind;
import tegata.portal.page.Fact;
import tegata.portal.page.Words;

/**
 * One paper at the desk.
 *
 * @param usable whether it may still be printed
 * @param card whether there is one of the size of a card
 */
public record PaperView(
    String number,
    String kind,
    String state,
    boolean usable,
    boolean card,
    List<Fact> dates,
    List<Fact> printed) {

  static PaperView of(Issued issued, Words words) {
    return new PaperView(
        issued.paper().number(),
        words.of(issued.paper().kind()),
        words.of(issued.state()),
        PaperPages.mayBePrinted(issued),
        issued.paper().kind() == PaperKind.ELIGIBILITY_CERTIFICATE,
        Fact.list(
            Fact.of(
                words.text("desk.paper.issued"), Optional.of(words.day(issued.paper().issuedOn()))),
            Fact.of(
                words.text("desk.paper.until"),
                Optional.of(words.day(issued.paper().validUntil()))),
            Fact.of(words.text("desk.paper.revoked"), issued.revokedOn().map(words::day))),
        PrintedPaper.of(issued.paper(), words).facts(words));
  }
}
