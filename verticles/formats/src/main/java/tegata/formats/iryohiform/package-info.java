/**
 * 国税庁「医療費集計フォーム Ver.3.1」の形をした Excel ファイル。 Written from scratch; the tax agency's own file is
 * neither copied nor bundled.
 */
package tegata.formats.iryohiform;
