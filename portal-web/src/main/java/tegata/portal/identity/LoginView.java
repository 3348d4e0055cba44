package tegata.portal.identity;

import java.util.List;

/**
 * The login page.
 *
 * @param readerLink the plain link to the card reader; good for a minute
 * @param demoCards cards to try with, empty outside a demo
 */
public record LoginView(String readerLink, List<DemoCards.Card> demoCards) {}
