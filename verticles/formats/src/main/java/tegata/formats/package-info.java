/**
 * Every outside format, read and written. Depends on nothing else of this project.
 *
 * <p>Reading never throws for bad content: it answers {@link tegata.formats.Parsed}, what could be
 * read together with the findings, each with its place and reason.
 */
package tegata.formats;
