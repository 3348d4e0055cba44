/** 利用の上限: how often an address, a person and everyone together may ask the portal. */
package tegata.portal.limit;
