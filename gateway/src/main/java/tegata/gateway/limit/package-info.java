/**
 * 利用の上限: how often a facility, an address and everyone together may ask. Nothing here waits, and
 * nothing is asked of another node before a request is decided.
 */
package tegata.gateway.limit;
