package tegata.portal.consent;

import java.util.Arrays;
import java.util.List;
import tegata.contract.ConsentApi.CarryOver;
import tegata.contract.ConsentApi.Consents;
import tegata.domain.consent.Category;
import tegata.portal.page.Fact;
import tegata.portal.page.Words;

/**
 * 同意の一覧: what holds, what has ended, and what each kind of information is.
 *
 * @param asOf when that was so
 * @param kinds each kind of information with its explanation
 * @param first address of the newest, where older ones are shown; empty text otherwise
 * @param older address of older ones; empty text at the end
 */
public record ConsentListView(
    String asOf,
    List<ConsentView> standing,
    List<ConsentView> ended,
    List<Fact> kinds,
    List<CarryOver> carryOvers,
    String first,
    String older) {

  /**
   * What is revocable now is among the newest, and stands before what was given later but ended.
   */
  static ConsentListView of(Consents consents, int from, Words words) {
    List<ConsentView> all =
        consents.consents().stream().map(own -> ConsentView.of(own, words)).toList();
    return new ConsentListView(
        words.moment(consents.asOf()),
        all.stream().filter(ConsentView::standing).toList(),
        all.stream().filter(consent -> !consent.standing()).toList(),
        Arrays.stream(Category.values())
            .map(kind -> new Fact(words.of(kind), words.of(kind, "about")))
            .toList(),
        consents.carryOvers(),
        from > 0 ? "/consents" : "",
        consents.next().map(next -> "/consents?from=" + next).orElse(""));
  }
}
