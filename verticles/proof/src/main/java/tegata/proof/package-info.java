/**
 * The mathematics of the log that proves itself: how an entry becomes bytes, how entries become a
 * tree (RFC 6962), and what a signed head and a proof say. Depends on nothing but the JDK, so that
 * a patient's verifier runs the very code that made the proofs. Described byte by byte in
 * docs/log.md.
 */
package tegata.proof;
