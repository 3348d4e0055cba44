package tegata.gateway;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A CA made for one test run, and what it signs. */
final class TestPki {
  static final KeyPurposeId SERVER = KeyPurposeId.id_kp_serverAuth;
  static final KeyPurposeId CLIENT = KeyPurposeId.id_kp_clientAuth;

  private static final GeneralNames LOOPBACK =
      new GeneralNames(
          new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1")
          });

  private final String name;
  private final Optional<NameConstraints> names;
  private final KeyPair keys;
  private final X509Certificate certificate;
  private long serial = 1;

  TestPki(String name) {
    this(name, Optional.empty());
  }

  /** A CA that may certify names below a domain only. */
  static TestPki within(String name, String domain) {
    GeneralSubtree below = new GeneralSubtree(new GeneralName(GeneralName.dNSName, domain));
    return new TestPki(name, Optional.of(new NameConstraints(new GeneralSubtree[] {below}, null)));
  }

  private TestPki(String name, Optional<NameConstraints> names) {
    this.name = name;
    this.names = names;
    this.keys = keyPair();
    this.certificate = sign(name, keys, Optional.empty(), true, Duration.ofDays(1), LOOPBACK);
  }

  X509Certificate certificate() {
    return certificate;
  }

  Credential issue(String subject, KeyPurposeId use) {
    return issue(subject, use, Duration.ofDays(1));
  }

  /** A negative time left makes a certificate that has ended. */
  Credential issue(String subject, KeyPurposeId use, Duration left) {
    KeyPair pair = keyPair();
    return new Credential(sign(subject, pair, Optional.of(use), false, left, LOOPBACK), pair);
  }

  /** A server certificate for another host than this one. */
  Credential issueFor(String host) {
    KeyPair pair = keyPair();
    GeneralNames names = new GeneralNames(new GeneralName(GeneralName.dNSName, host));
    return new Credential(
        sign(host, pair, Optional.of(SERVER), false, Duration.ofDays(1), names), pair);
  }

  /** A client certificate with another name. */
  Credential issueNamed(String subject, int kind, String name) {
    KeyPair pair = keyPair();
    GeneralNames names = new GeneralNames(new GeneralName(kind, name));
    return new Credential(
        sign(subject, pair, Optional.of(CLIENT), false, Duration.ofDays(1), names), pair);
  }

  /** A certificate that does not say what it is for. */
  Credential issueForNothing(String subject) {
    KeyPair pair = keyPair();
    return new Credential(
        sign(subject, pair, Optional.empty(), false, Duration.ofDays(1), LOOPBACK), pair);
  }

  /** 失効リスト of this CA. */
  byte[] list(Collection<BigInteger> revoked) {
    Instant now = Instant.now();
    try {
      X509v2CRLBuilder list =
          new X509v2CRLBuilder(new X500Name("CN=" + name), Date.from(now.minusSeconds(1)));
      list.setNextUpdate(Date.from(now.plus(Duration.ofDays(1))));
      revoked.forEach(entry -> list.addCRLEntry(entry, Date.from(now), CRLReason.keyCompromise));
      return list.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
          .getEncoded();
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private X509Certificate sign(
      String subject,
      KeyPair pair,
      Optional<KeyPurposeId> use,
      boolean authority,
      Duration left,
      GeneralNames alternatives) {
    Instant now = Instant.now();
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name("CN=" + name),
              BigInteger.valueOf(serial++),
              Date.from(now.minus(Duration.ofDays(2))),
              Date.from(now.plus(left)),
              new X500Name("CN=" + subject),
              pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      if (use.isPresent()) {
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(use.get()));
      }
      if (!authority) {
        builder.addExtension(Extension.subjectAlternativeName, false, alternatives);
      } else if (names.isPresent()) {
        builder.addExtension(Extension.nameConstraints, true, names.get());
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static Path write(Path file, Object object) {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(object);
      pem.flush();
      return Files.writeString(file, text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path writeKey(Path file, KeyPair keys) {
    try {
      return write(file, new JcaPKCS8Generator(keys.getPrivate(), null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A certificate with its key. */
  record Credential(X509Certificate certificate, KeyPair keys) {

    String thumbprint() {
      try {
        return Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    Path certificatePem(Path directory, String name) {
      return write(directory.resolve(name + "-cert.pem"), certificate);
    }

    Path keyPem(Path directory, String name) {
      return writeKey(directory.resolve(name + "-key.pem"), keys);
    }

    /** Talks to servers of {@code trusted}, showing this certificate. */
    SSLContext client(TestPki trusted) {
      return context(trusted, this);
    }
  }

  /** Talks to servers of {@code trusted} without a client certificate. */
  static SSLContext anonymous(TestPki trusted) {
    return context(trusted, null);
  }

  private static SSLContext context(TestPki trusted, Credential own) {
    try {
      KeyStore trust = KeyStore.getInstance("PKCS12");
      trust.load(null, null);
      trust.setCertificateEntry("ca", trusted.certificate);
      TrustManagerFactory trusts = TrustManagerFactory.getInstance("PKIX");
      trusts.init(trust);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers(own), trusts.getTrustManagers(), new SecureRandom());
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyManager[] keyManagers(Credential own)
      throws GeneralSecurityException, IOException {
    if (own == null) {
      return new KeyManager[0];
    }
    char[] password = new char[0];
    KeyStore identity = KeyStore.getInstance("PKCS12");
    identity.load(null, null);
    identity.setKeyEntry(
        "own", own.keys.getPrivate(), password, new X509Certificate[] {own.certificate});
    // Shows its certificate whatever CAs the server names, as an attacker would.
    return new KeyManager[] {new InsistentKeyManager(factory(identity, password))};
  }

  private static X509ExtendedKeyManager factory(KeyStore identity, char[] password)
      throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
    keys.init(identity, password);
    return (X509ExtendedKeyManager) keys.getKeyManagers()[0];
  }
}
