package tegata.formats.iryohixml;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * 署名付き XML を確かめる. What is signed must be the whole document and nothing else, by a certificate that
 * the asker has decided to trust: the certificate in the document only says who claims to have
 * signed.
 */
public final class DocumentVerifier {
  private final TrustedSigners trusted;

  /**
   * @param trusted certificates of signers, or of CAs that certify signers
   */
  public DocumentVerifier(Collection<X509Certificate> trusted) {
    this.trusted = new TrustedSigners(List.copyOf(trusted));
  }

  /**
   * Why the document is not to be believed at that moment; empty when it is good.
   *
   * @param at when it is verified: certificates must be valid then
   */
  public Optional<Refusal> verify(byte[] content, Instant at) {
    try {
      Element root = verifySignature(content, at);
      ProfileSchema.check(root);
      return Optional.empty();
    } catch (Refused refused) {
      return Optional.of(refused.refusal());
    }
  }

  /** The same for any document that is signed in this manner, whatever form it has. */
  public Optional<Refusal> verifySignatureOf(byte[] content, Instant at) {
    try {
      verifySignature(content, at);
      return Optional.empty();
    } catch (Refused refused) {
      return Optional.of(refused.refusal());
    }
  }

  private Element verifySignature(byte[] content, Instant at) throws Refused {
    Document document = SafeParser.parse(content);
    Element root = document.getDocumentElement();
    Element signature = SignatureShape.check(root);
    X509Certificate signer = SignatureShape.certificate(signature);
    trusted.check(signer, at);
    SignatureCheck.check(root, signature, signer.getPublicKey());
    return root;
  }
}
