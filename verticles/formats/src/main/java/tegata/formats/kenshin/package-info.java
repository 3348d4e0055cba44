/** 特定健診の CDA 文書 (V08), as insurers exchange it in packages. */
package tegata.formats.kenshin;
