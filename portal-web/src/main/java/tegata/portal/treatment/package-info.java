/** 診療. */
package tegata.portal.treatment;
