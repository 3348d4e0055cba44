package tegata.formats.iryohixml;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * 署名付きの XML を書く: an enveloped RSA-SHA256 signature over the root, the signer's certificate in it,
 * as in the tax agency's 控除証明書. Blocks for some 10 ms a thousand rows: call it off the event loop.
 */
public final class DocumentSigner {
  /** Shorter RSA keys are not used, nor believed. */
  public static final int LEAST_KEY_BITS = 2048;

  private final PrivateKey key;
  private final X509Certificate certificate;
  private final String software;

  /**
   * @param software softNM, the program and its version
   * @throws IllegalArgumentException when the certificate is of no RSA key of 2048 bits or more
   */
  public DocumentSigner(PrivateKey key, X509Certificate certificate, String software) {
    boolean strong =
        certificate.getPublicKey() instanceof RSAPublicKey rsa
            && rsa.getModulus().bitLength() >= LEAST_KEY_BITS;
    if (!strong || !"RSA".equals(key.getAlgorithm())) {
      throw new IllegalArgumentException(
          "documents are signed with RSA keys of at least " + LEAST_KEY_BITS + " bits");
    }
    this.key = key;
    this.certificate = certificate;
    this.software = software;
  }

  /** The signed document, UTF-8; the same bytes for the same content. */
  public byte[] sign(ExpenseDocument content) {
    Document document = DocumentTree.of(content, software);
    try {
      sign(document.getDocumentElement());
      return bytes(document);
    } catch (GeneralSecurityException
        | MarshalException
        | XMLSignatureException
        | TransformerException e) {
      throw new IllegalStateException("a document that cannot be signed", e);
    }
  }

  private void sign(Element root)
      throws GeneralSecurityException, MarshalException, XMLSignatureException {
    XMLSignatureFactory signatures = XMLSignatureFactory.getInstance("DOM");
    DOMSignContext context = new DOMSignContext(key, root);
    context.setDefaultNamespacePrefix("dsig");
    context.setIdAttributeNS(root, null, Names.ID);
    signatures
        .newXMLSignature(signedInfo(signatures, root.getAttribute(Names.ID)), keyInfo(signatures))
        .sign(context);
    // Java breaks base64 with CR LF, which XML then has to spell &#13;. Neither is covered by the
    // signature.
    unbroken(root, "SignatureValue");
    unbroken(root, "X509Certificate");
  }

  private static SignedInfo signedInfo(XMLSignatureFactory signatures, String id)
      throws GeneralSecurityException {
    Reference root =
        signatures.newReference(
            "#" + id,
            signatures.newDigestMethod(Names.SHA256, null),
            List.of(
                signatures.newTransform(Names.ENVELOPED, (TransformParameterSpec) null),
                signatures.newTransform(Names.CANONICAL, (TransformParameterSpec) null)),
            null,
            null);
    return signatures.newSignedInfo(
        signatures.newCanonicalizationMethod(Names.CANONICAL, (C14NMethodParameterSpec) null),
        signatures.newSignatureMethod(Names.RSA_SHA256, null),
        List.of(root));
  }

  private KeyInfo keyInfo(XMLSignatureFactory signatures) {
    KeyInfoFactory infos = signatures.getKeyInfoFactory();
    return infos.newKeyInfo(List.of(infos.newX509Data(List.of(certificate))));
  }

  private static void unbroken(Element root, String name) {
    NodeList found = root.getElementsByTagNameNS(Names.DSIG, name);
    for (int i = 0; i < found.getLength(); i++) {
      Node node = found.item(i);
      node.setTextContent(node.getTextContent().replaceAll("\\s", ""));
    }
  }

  private static byte[] bytes(Document document) throws TransformerException {
    Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
    transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
    var out = new ByteArrayOutputStream();
    transformer.transform(new DOMSource(document), new StreamResult(out));
    return out.toByteArray();
  }
}
