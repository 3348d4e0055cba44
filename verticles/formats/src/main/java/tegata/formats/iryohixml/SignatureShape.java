package tegata.formats.iryohixml;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * The one shape of signature that is looked at further. A signature that covers some other part of
 * a document, or one that is read with other algorithms than those named here, would verify and
 * prove nothing (signature wrapping), so all of it is fixed before any cryptography.
 */
final class SignatureShape {
  private static final List<String> PARTS = List.of("SignedInfo", "SignatureValue", "KeyInfo");

  private SignatureShape() {}

  /** The signature, which is the only one, the last child of the root, and covers just the root. */
  static Element check(Element root) throws Refused {
    NodeList signatures = root.getElementsByTagNameNS(Names.DSIG, "Signature");
    if (signatures.getLength() == 0) {
      throw new Refused(Refusal.NO_SIGNATURE);
    }
    List<Element> children = children(root);
    Element signature = (Element) signatures.item(0);
    if (signatures.getLength() != 1 || children.get(children.size() - 1) != signature) {
      throw new Refused(Refusal.SIGNATURE_MISPLACED);
    }
    if (!names(signature).equals(PARTS)) {
      // Anything else in it would be covered by nothing.
      throw new Refused(Refusal.SIGNATURE_MISPLACED);
    }
    Element signedInfo = first(signature, "SignedInfo", Refusal.SIGNATURE_MISPLACED);
    algorithm(signedInfo, "CanonicalizationMethod", Names.CANONICAL);
    algorithm(signedInfo, "SignatureMethod", Names.RSA_SHA256);
    reference(root, signedInfo);
    return signature;
  }

  /** The signer's certificate as the document shows it: the first one. */
  static X509Certificate certificate(Element signature) throws Refused {
    NodeList certificates = signature.getElementsByTagNameNS(Names.DSIG, "X509Certificate");
    if (certificates.getLength() == 0) {
      throw new Refused(Refusal.NO_CERTIFICATE);
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(certificates.item(0).getTextContent());
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException | IllegalArgumentException e) {
      throw new Refused(Refusal.NO_CERTIFICATE);
    }
  }

  private static void reference(Element root, Element signedInfo) throws Refused {
    Element reference = first(signedInfo, "Reference", Refusal.REFERENCE);
    String id = root.getAttribute(Names.ID);
    boolean whole = !id.isEmpty() && reference.getAttribute("URI").equals("#" + id);
    if (!whole || count(signedInfo, "Reference") != 1 || isIdTwice(root, id)) {
      throw new Refused(Refusal.REFERENCE);
    }
    algorithm(reference, "DigestMethod", Names.SHA256);
    List<String> transforms = new ArrayList<>();
    Element list = first(reference, "Transforms", Refusal.ALGORITHM);
    for (Element transform : children(list)) {
      transforms.add(transform.getAttribute("Algorithm"));
    }
    if (!transforms.equals(List.of(Names.ENVELOPED, Names.CANONICAL))) {
      throw new Refused(Refusal.ALGORITHM);
    }
  }

  /**
   * Whether another element claims the root's id, in whichever spelling an application may read.
   */
  private static boolean isIdTwice(Element root, String id) {
    NodeList all = root.getElementsByTagNameNS("*", "*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      for (String name : List.of("id", "Id", "ID", "xml:id")) {
        if (id.equals(element.getAttribute(name))) {
          return true;
        }
      }
    }
    return false;
  }

  private static void algorithm(Element parent, String name, String allowed) throws Refused {
    Element method = first(parent, name, Refusal.ALGORITHM);
    boolean bare = children(method).isEmpty() && count(parent, name) == 1;
    if (!bare || !allowed.equals(method.getAttribute("Algorithm"))) {
      throw new Refused(Refusal.ALGORITHM);
    }
  }

  private static Element first(Element parent, String name, Refusal otherwise) throws Refused {
    return children(parent).stream()
        .filter(child -> isSignaturePart(child, name))
        .findFirst()
        .orElseThrow(() -> new Refused(otherwise));
  }

  private static long count(Element parent, String name) {
    return children(parent).stream().filter(child -> isSignaturePart(child, name)).count();
  }

  private static boolean isSignaturePart(Element element, String name) {
    return Names.DSIG.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
  }

  private static List<String> names(Element parent) {
    return children(parent).stream().map(Element::getLocalName).toList();
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }
}
