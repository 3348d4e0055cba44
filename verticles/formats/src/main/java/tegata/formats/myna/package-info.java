/**
 * マイナポータル「医療費通知情報」CSV. A list of names and values under group headings, not a table; two variants
 * are in circulation, which differ in quoting, kana and dates.
 */
package tegata.formats.myna;
