/** ホーム. */
package tegata.portal.home;
