/** ログの公開ページ: what everybody may know of the access log. */
package tegata.portal.audit;
