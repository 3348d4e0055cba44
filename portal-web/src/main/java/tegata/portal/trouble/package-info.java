/** The pages for when something goes wrong. */
package tegata.portal.trouble;
