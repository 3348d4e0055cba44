/** カードリーダー: the page on which a holder types the PIN, and the same for scripts. */
package tegata.simulators.reader;
