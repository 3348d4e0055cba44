/**
 * What every request walks through before its page: headers, host, session, form token, who asks.
 */
package tegata.portal.chain;
