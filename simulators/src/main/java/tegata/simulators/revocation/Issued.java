package tegata.simulators.revocation;

import java.math.BigInteger;
import java.security.cert.X509Certificate;

/**
 * A certificate that an authority answers for.
 *
 * @param holder 発行番号 of a card, or client id of a facility
 * @param authority name of the authority, e.g. {@code card-2}
 */
public record Issued(String holder, String authority, BigInteger serial) {

  /** What an authority notes of a certificate it has issued. */
  public static Issued of(String holder, String authority, X509Certificate certificate) {
    return new Issued(holder, authority, certificate.getSerialNumber());
  }
}
