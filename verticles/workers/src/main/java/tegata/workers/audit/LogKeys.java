package tegata.workers.audit;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import tegata.node.ConfigException;
import tegata.node.PemSecret;
import tegata.proof.LogKey;

/**
 * The keys of this installation's log, from files or the environment: what a database says of keys
 * proves nothing.
 */
public final class LogKeys {
  private final HeadSigner signer;
  private final Map<String, LogKey> trusted;

  private LogKeys(HeadSigner signer, Map<String, LogKey> trusted) {
    this.signer = signer;
    this.trusted = trusted;
  }

  /**
   * Reads the signing key and the others that count.
   *
   * @throws ConfigException naming the file or variable that is no key
   */
  public static LogKeys read(LogConfig config, Path configDir) {
    return read(config, configDir, System.getenv());
  }

  static LogKeys read(LogConfig config, Path configDir, Map<String, String> environment) {
    HeadSigner signer = new HeadSigner(signingKey(config.key(), configDir, environment));
    List<LogKey> keys = new ArrayList<>();
    for (String known : config.knownKeys().orElse(List.of())) {
      keys.add(publicKey(configDir.resolve(known)));
    }
    keys.add(signer.key());
    Map<String, LogKey> trusted = new LinkedHashMap<>();
    keys.forEach(key -> trusted.put(key.id(), key));
    return new LogKeys(signer, trusted);
  }

  /** Signs with the present key. */
  public HeadSigner signer() {
    return signer;
  }

  /** All keys whose heads count, by id. */
  public Map<String, LogKey> trusted() {
    return Map.copyOf(trusted);
  }

  private static LogKey publicKey(Path file) {
    try {
      return LogKey.of(pem(file, SubjectPublicKeyInfo.class).getEncoded());
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigException("no Ed25519 public key in " + file);
    }
  }

  private static PrivateKeyInfo signingKey(
      String named, Path configDir, Map<String, String> environment) {
    return pem(
        PemSecret.open(named, configDir, environment, "the log's key"),
        PrivateKeyInfo.class,
        PemSecret.place(named, configDir));
  }

  private static <T> T pem(Path file, Class<T> type) {
    try (Reader reader = Files.newBufferedReader(file)) {
      return pem(reader, type, file.toString());
    } catch (IOException e) {
      throw new ConfigException("cannot read the key file " + file);
    }
  }

  private static <T> T pem(Reader text, Class<T> type, String where) {
    try (PEMParser parser = new PEMParser(text)) {
      Object content = parser.readObject();
      if (type.isInstance(content)) {
        return type.cast(content);
      }
    } catch (IOException e) {
      throw new ConfigException("cannot read the key in " + where);
    }
    throw new ConfigException("no key of the expected kind (PEM) in " + where);
  }
}
