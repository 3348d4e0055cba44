package tegata.simulators.card;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/** The two kinds of key in use: RSA-2048 as on the real cards, EC P-256 for TLS. */
public enum KeyPairs {
  RSA_2048 {
    @Override
    KeyPairGenerator generator() throws GeneralSecurityException {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator;
    }
  },
  EC_P256 {
    @Override
    KeyPairGenerator generator() throws GeneralSecurityException {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator;
    }
  };

  abstract KeyPairGenerator generator() throws GeneralSecurityException;

  /** A fresh pair. */
  public KeyPair generate() {
    try {
      return generator().generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new KeyMaterialException("no key pair of kind " + this, e);
    }
  }
}
