/**
 * Certificate authorities, cards and their PIN. The shape of the certificates follows the public
 * profile of 公的個人認証サービス (JPKI); every key and every holder here is made up.
 */
package tegata.simulators.card;
