package tegata.gateway.consent;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.ConsentApi.GiveByCard;
import tegata.contract.ConsentApi.GiveOnPaper;
import tegata.domain.consent.Category;
import tegata.gateway.body.CardMember;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;

/**
 * 同意の登録, as sent: by {@code card} or on {@code paper}; {@code categories}, or with a card {@code
 * carryOver}.
 */
record ConsentRequest(
    Optional<CardMember> card,
    Optional<Paper> paper,
    Optional<List<String>> categories,
    Optional<Boolean> carryOver) {

  /** 書面. */
  record Paper(Optional<UUID> ref, Optional<String> staffCode) {}

  /** Whether it is one of the forms that there are. */
  ConsentRequest checked() {
    if (card.isPresent() == paper.isPresent()) {
      throw refused("Either card or paper is needed, not both.");
    }
    if (categories.isPresent() == carryOver.isPresent()
        || carryOver.filter(on -> paper.isPresent() || !on).isPresent()) {
      throw refused("The member categories is needed, or carryOver: true with a card.");
    }
    return this;
  }

  Optional<GiveByCard> byCard() {
    return card.map(
        member -> new GiveByCard(member.proof(), readCategories(), carryOver.isPresent()));
  }

  GiveOnPaper onPaper() {
    Paper on = paper.orElseThrow();
    return new GiveOnPaper(
        on.ref().orElseThrow(() -> refused("The member paper.ref is missing.")),
        on.staffCode().orElseThrow(() -> refused("The member paper.staffCode is missing.")),
        readCategories());
  }

  /**
   * Every word must be known: a word passed over would be a consent other than the one asked for.
   */
  private Set<Category> readCategories() {
    Set<Category> read = EnumSet.noneOf(Category.class);
    for (String word : categories.orElse(List.of())) {
      Category category =
          Optional.ofNullable(word)
              .flatMap(Category::ofWord)
              .orElseThrow(() -> refused("The member categories has an unknown category."));
      if (!read.add(category)) {
        throw refused("The member categories names a category twice.");
      }
    }
    if (categories.isPresent() && read.isEmpty()) {
      throw refused("The member categories is empty.");
    }
    return read;
  }

  private static Problem refused(String detail) {
    return new Problem(ProblemType.MALFORMED_BODY, detail);
  }
}
