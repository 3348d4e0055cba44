package tegata.simulators.card;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;

/** A private key and the certificate of its public half. */
public record Credential(PrivateKey key, X509Certificate certificate) {

  /** The certificate in DER. */
  public byte[] der() {
    try {
      return certificate.getEncoded();
    } catch (GeneralSecurityException e) {
      throw new KeyMaterialException("certificate cannot be encoded", e);
    }
  }

  /** SHA256withRSA over the UTF-8 bytes of the text, as the authentication key of a card does. */
  public byte[] sign(String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new KeyMaterialException("cannot sign", e);
    }
  }
}
