/** CSV: what all our readers and writers of comma separated files share. */
package tegata.formats.csv;
