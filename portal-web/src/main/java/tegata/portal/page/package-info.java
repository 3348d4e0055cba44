/** What pages are made of: templates, words, dates as people type them, downloads. */
package tegata.portal.page;
