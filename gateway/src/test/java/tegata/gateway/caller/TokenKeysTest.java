package tegata.gateway.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Optional;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TokenKeysTest {
  private static final ECGenParameterSpec P256 = new ECGenParameterSpec("secp256r1");

  private final KeyPair own = keys("EC", P256);
  private final KeyPair next = keys("EC", P256);
  private final TokenKey signing = TokenKey.ofPem(privatePem(own));

  @Test
  @DisplayName("署名する鍵が先に立ち、自分の公開鍵が並べて書かれていても二つにはならない")
  void putsTheSigningKeyFirst() {
    TokenKeys keys = TokenKeys.of(signing, Optional.of(publicPem(next) + publicPem(own)));

    assertThat(keys.byId()).hasSize(2);
    assertThat(keys.byId().keySet()).first().isEqualTo(signing.id());
    assertThat(keys.byId()).containsEntry(signing.id(), signing.publicJwk());
    assertThat(TokenKeys.of(signing, Optional.empty()).byId()).hasSize(1);
  }

  @Test
  @DisplayName("秘密鍵・ほかの曲線・RSA・空のファイルは、鍵の組にならない")
  void refusesAnythingElse() {
    String[] wrong = {
      "",
      "no key",
      privatePem(next),
      publicPem(next) + privatePem(next),
      publicPem(keys("EC", new ECGenParameterSpec("secp384r1"))),
      publicPem(keys("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4)))
    };
    for (String pem : wrong) {
      assertThatThrownBy(() -> TokenKeys.of(signing, Optional.of(pem)))
          .as(pem)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("known token key");
    }
  }

  private static KeyPair keys(String algorithm, AlgorithmParameterSpec parameters) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(parameters);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String publicPem(KeyPair keys) {
    return write(keys.getPublic());
  }

  private static String privatePem(KeyPair keys) {
    try {
      return write(new JcaPKCS8Generator(keys.getPrivate(), null));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String write(Object object) {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(object);
      pem.flush();
      return text.toString();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
