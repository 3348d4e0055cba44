/** 資格情報. */
package tegata.portal.eligibility;
