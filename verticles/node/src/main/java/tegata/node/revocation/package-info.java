/**
 * 失効確認. Whether a certificate still holds, as its authority says by OCSP or, where that cannot be
 * had, by its list (CRL). What cannot be trusted counts as not said.
 */
package tegata.node.revocation;
