package tegata.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Supplier;
import tegata.node.ConfigException;

/** Secrets of a demonstration, made once, each in a file only its owner can read. */
final class Secrets {
  private static final int PASSWORD_BYTES = 24;

  private final Path directory;

  Secrets(Path directory) {
    this.directory = directory;
  }

  /** A password of letters and digits. */
  String text(String name) {
    return madeOnce(name, Secrets::password);
  }

  /** A file with an EC P-256 private key, PKCS#8 PEM. */
  Path tokenKey(String name) {
    madeOnce(name, () -> key("EC", new ECGenParameterSpec("secp256r1")));
    return file(name);
  }

  /** A file with an Ed25519 private key, PKCS#8 PEM. */
  Path logKey(String name) {
    madeOnce(name, () -> key("EdDSA", NamedParameterSpec.ED25519));
    return file(name);
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  private String madeOnce(String name, Supplier<String> maker) {
    try {
      if (!Files.exists(file(name))) {
        Files.createDirectories(
            directory,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path made =
            Files.createTempFile(
                directory,
                name,
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(made, maker.get());
        Files.move(made, file(name));
      }
      return Files.readString(file(name)).strip();
    } catch (IOException e) {
      throw new ConfigException("cannot keep secrets in " + directory + ": " + e.getMessage());
    }
  }

  private static String password() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static String key(String algorithm, AlgorithmParameterSpec parameters) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(parameters);
      return "-----BEGIN PRIVATE KEY-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'})
              .encodeToString(generator.generateKeyPair().getPrivate().getEncoded())
          + "\n-----END PRIVATE KEY-----\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
