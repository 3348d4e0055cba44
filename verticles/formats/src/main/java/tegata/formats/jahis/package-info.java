/**
 * JAHIS 電子版お薬手帳データフォーマット（JAHISTC01–08、Ver.2.6 = 技術文書24-104）。 Comma separated records without
 * quoting, Shift_JIS in the standard, UTF-8 in many apps.
 */
package tegata.formats.jahis;
