package tegata.portal.inquiry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tegata.domain.access.Access;
import tegata.domain.access.Reconciliation;
import tegata.portal.access.AccessView;
import tegata.portal.page.Fact;
import tegata.portal.page.Words;

/** The entry an inquiry is about, told in the words of the history. */
final class AccessFacts {
  private AccessFacts() {}

  static List<Fact> of(Access access, Optional<Reconciliation> fit, Words words) {
    AccessView.Row row =
        AccessView.row(
            access, fit.map(known -> Map.of(access.number(), known)).orElse(Map.of()), words);
    return Fact.list(
        Fact.of(words.text("access.at"), Optional.of(row.at())),
        Fact.of(words.text("access.who"), Optional.of(row.actor() + "（" + row.actorKind() + "）")),
        Fact.of(words.text("access.what"), Optional.of(row.kind())),
        Fact.of(words.text("access.kinds"), Optional.of(row.categories())),
        Fact.of(words.text("access.basis"), Optional.of(row.basis())),
        Fact.of(words.text("access.result"), Optional.of(row.result())),
        Fact.of(words.text("access.fit"), Optional.of(row.fit())));
  }
}
