/** 受診用まとめ. */
package tegata.portal.summary;
