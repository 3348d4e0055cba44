package tegata.workers.audit;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import tegata.node.ConfigException;
import tegata.proof.Hash;
import tegata.proof.LogKey;
import tegata.proof.SignedHead;
import tegata.proof.TreeHead;

/** 先頭に署名する鍵: Ed25519. */
public final class HeadSigner {
  private static final String ALGORITHM = "Ed25519";

  private final PrivateKey privateKey;
  private final LogKey key;

  HeadSigner(PrivateKeyInfo info) {
    try {
      this.privateKey =
          KeyFactory.getInstance(ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
      this.key = publicHalf(info);
    } catch (GeneralSecurityException | IOException | ClassCastException e) {
      throw new ConfigException("the log's key is no Ed25519 key");
    }
  }

  /** The public half. */
  public LogKey key() {
    return key;
  }

  /** Signs the tree as it stands. */
  public SignedHead sign(UUID log, long size, Hash root, Instant at) {
    TreeHead head = new TreeHead(log, size, root, at, key.id());
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(privateKey);
      signature.update(head.bytes());
      return new SignedHead(head, Base64.getEncoder().encodeToString(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that signed nothing", e);
    }
  }

  /** The JDK does not derive a public key; a file that holds only the private one is the usual. */
  private static LogKey publicHalf(PrivateKeyInfo info) throws IOException {
    Ed25519PrivateKeyParameters parameters =
        (Ed25519PrivateKeyParameters) PrivateKeyFactory.createKey(info);
    return LogKey.of(
        SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(parameters.generatePublicKey())
            .getEncoded());
  }
}
