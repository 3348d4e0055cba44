/** お知らせ. */
package tegata.portal.notice;
