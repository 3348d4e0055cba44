/** アクセス履歴. */
package tegata.portal.access;
