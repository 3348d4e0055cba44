/** 利用の上限: how often a facility, an address and everyone together may ask the gateway. */
package tegata.gateway.limit;
