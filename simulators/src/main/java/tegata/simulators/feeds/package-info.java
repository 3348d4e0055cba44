/**
 * 取り込みの材料: the files that a real patient or institution would have, written in the real formats
 * with this module's own small writers, about the fictitious people.
 */
package tegata.simulators.feeds;
