/** 健診. */
package tegata.portal.checkup;
