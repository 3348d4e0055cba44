package tegata.simulators.reader;

import tegata.simulators.card.Card;

/** A card offered in the page's list, with the words that tell it from the others. */
public record DemoCard(Card card, String holder, String example) {}
