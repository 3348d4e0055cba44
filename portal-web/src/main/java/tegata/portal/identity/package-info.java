/** ログインとログアウト. */
package tegata.portal.identity;
