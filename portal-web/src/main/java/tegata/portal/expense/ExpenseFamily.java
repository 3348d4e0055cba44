package tegata.portal.expense;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * 家族の合計: the sums of everybody whose expenses somebody may see, the person's own first.
 *
 * @param offer whether it may be asked for
 * @param known whether it is known whose expenses the person may see; false as well where nobody
 *     asked
 * @param members empty where nothing was asked
 */
record ExpenseFamily(boolean offer, boolean known, List<Member> members) {

  /** Somebody's notices; empty where they could not be fetched. */
  record Member(String name, Optional<ExpenseNotices> notices) {}

  static final ExpenseFamily NOT_OFFERED = new ExpenseFamily(false, true, List.of());
  static final ExpenseFamily OFFERED = new ExpenseFamily(true, true, List.of());

  /** It was asked for and could not be told. */
  static final ExpenseFamily UNKNOWN = new ExpenseFamily(true, false, List.of());

  static ExpenseFamily of(String name, ExpenseNotices own, List<Member> others) {
    return new ExpenseFamily(
        false,
        true,
        Stream.concat(Stream.of(new Member(name, Optional.of(own))), others.stream()).toList());
  }

  /** Who could not be summed. */
  List<String> missing() {
    return members.stream().filter(one -> one.notices().isEmpty()).map(Member::name).toList();
  }
}
