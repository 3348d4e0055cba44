/** データのダウンロード: everything of a person, in one ZIP. */
package tegata.portal.download;
