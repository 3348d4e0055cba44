/** 同意の管理. */
package tegata.portal.consent;
