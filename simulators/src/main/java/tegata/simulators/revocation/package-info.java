/**
 * 失効情報: what the authorities of cards, staff cards and facilities tell about their certificates, as
 * lists (CRL) and one by one (OCSP), and which card followed which when it was renewed.
 */
package tegata.simulators.revocation;
