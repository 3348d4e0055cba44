/**
 * 医療費控除の書き出し: a year's expenses as the files a tax return is made from, and a code for a tax
 * program.
 */
package tegata.portal.taxexport;
