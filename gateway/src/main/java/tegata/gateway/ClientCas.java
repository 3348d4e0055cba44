package tegata.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** 施設の証明書を発行する認証局, read from the same files that the TLS handshake trusts. */
final class ClientCas {
  private ClientCas() {}

  /** Every certificate in these PEM files. Blocking. */
  static List<X509Certificate> read(List<String> files)
      throws IOException, GeneralSecurityException {
    CertificateFactory certificates = CertificateFactory.getInstance("X.509");
    List<X509Certificate> authorities = new ArrayList<>();
    for (String file : files) {
      try (InputStream pem = Files.newInputStream(Path.of(file))) {
        for (Certificate authority : certificates.generateCertificates(pem)) {
          authorities.add((X509Certificate) authority);
        }
      }
    }
    return authorities;
  }
}
