/**
 * The world outside Tegata: cards and their reader, insurers' backends, 中間サーバー, and the people in
 * it, all fictitious. It shares no code with the product, so that a mistake in a codec cannot hide
 * in both.
 */
package tegata.simulators;
