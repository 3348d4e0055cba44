package tegata.portal.landing;

/**
 * はじめに.
 *
 * @param running whether records can be shown and logins made just now
 */
public record LandingView(boolean running) {}
