/** はじめに、使い方. */
package tegata.portal.landing;
