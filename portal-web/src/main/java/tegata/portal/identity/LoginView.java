package tegata.portal.identity;

import java.util.List;

/**
 * The login page.
 *
 * @param readerLink the plain link to the card reader; good for a minute
 * @param demoCards cards to try with, empty outside a demo
 * @param kept whether a form that came too late was kept, to be found again after the login
 */
public record LoginView(String readerLink, List<DemoCards.Card> demoCards, boolean kept) {}
