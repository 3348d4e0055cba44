/**
 * 利用の上限: how often somebody may ask, on this node and over all of them. Nothing here waits, and
 * nothing is asked of another node before a request is decided.
 */
package tegata.node.limit;
