package tegata.portal.trouble;

import tegata.portal.page.FixedPage;

/**
 * What is said to whom nothing may cost anything.
 *
 * @param overloaded where the node can answer nobody more
 * @param tooMany where one address asks so much that it is not even told how long to wait
 */
public record ReadyPages(FixedPage overloaded, FixedPage tooMany) {}
