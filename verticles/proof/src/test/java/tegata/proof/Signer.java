package tegata.proof;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** A key made for one test. */
record Signer(KeyPair pair) {
  static final UUID LOG = UUID.fromString("00000000-0000-4000-8000-0000000000ff");

  static Signer fresh() throws GeneralSecurityException {
    return new Signer(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
  }

  LogKey key() {
    return LogKey.of(pair.getPublic().getEncoded());
  }

  SignedHead sign(long size, Hash root) throws GeneralSecurityException {
    TreeHead head =
        new TreeHead(LOG, size, root, Instant.parse("2026-04-01T04:00:00.5Z"), key().id());
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(pair.getPrivate());
    signature.update(head.bytes());
    return new SignedHead(head, Base64.getEncoder().encodeToString(signature.sign()));
  }
}
