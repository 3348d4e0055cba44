package tegata.workers.taxdocument;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import tegata.formats.iryohixml.DocumentSigner;
import tegata.node.ConfigException;
import tegata.node.PemSecret;

/** Key and certificate that documents are signed with. */
public final class DocumentKeys {
  private static final String SOFTWARE = "Tegata";
  private static final String ALGORITHM = "SHA256withRSA";

  private DocumentKeys() {}

  /**
   * Reads them and makes sure that they belong together.
   *
   * @throws ConfigException naming the file or variable that cannot be used
   */
  public static DocumentSigner read(DocumentConfig config, Path configDir) {
    return read(config, configDir, System.getenv());
  }

  static DocumentSigner read(
      DocumentConfig config, Path configDir, Map<String, String> environment) {
    PrivateKey key = key(config.key(), configDir, environment);
    X509Certificate certificate = certificate(configDir.resolve(config.certificate()));
    try {
      DocumentSigner signer = new DocumentSigner(key, certificate, SOFTWARE);
      if (!belongTogether(key, certificate)) {
        throw new ConfigException("the documents' certificate is of another key");
      }
      return signer;
    } catch (IllegalArgumentException e) {
      throw new ConfigException("the documents' key: " + e.getMessage());
    }
  }

  private static PrivateKey key(String named, Path configDir, Map<String, String> environment) {
    String place = PemSecret.place(named, configDir);
    try (Reader text = PemSecret.open(named, configDir, environment, "the documents' key");
        PEMParser parser = new PEMParser(text)) {
      if (parser.readObject() instanceof PrivateKeyInfo info) {
        return new JcaPEMKeyConverter().getPrivateKey(info);
      }
    } catch (IOException e) {
      throw new ConfigException("cannot read the key in " + place);
    }
    throw new ConfigException("no private key (PEM, PKCS #8) in " + place);
  }

  private static X509Certificate certificate(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    } catch (IOException | GeneralSecurityException e) {
      throw new ConfigException("no certificate (PEM) in " + file);
    }
  }

  private static boolean belongTogether(PrivateKey key, X509Certificate certificate) {
    byte[] text = SOFTWARE.getBytes(StandardCharsets.UTF_8);
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(text);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(text);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
