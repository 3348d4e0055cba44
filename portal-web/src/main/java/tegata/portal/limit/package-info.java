/** 利用の上限: how often an address, a login and everyone together may ask the portal. */
package tegata.portal.limit;
