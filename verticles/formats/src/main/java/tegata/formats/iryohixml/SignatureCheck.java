package tegata.formats.iryohixml;

import java.security.PublicKey;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The cryptography, in the order of W3C XML Signature §3.2: whether what was signed is what stands
 * there, then who signed it.
 */
final class SignatureCheck {
  private SignatureCheck() {}

  static void check(Element root, Element signature, PublicKey key) throws Refused {
    DOMValidateContext context = new DOMValidateContext(key, signature);
    context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.TRUE);
    context.setIdAttributeNS(root, null, Names.ID);
    try {
      XMLSignature unmarshalled =
          XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
      Reference reference = unmarshalled.getSignedInfo().getReferences().get(0);
      if (!reference.validate(context) || hasComment(root)) {
        throw new Refused(Refusal.CONTENT_CHANGED);
      }
      if (!unmarshalled.getSignatureValue().validate(context)) {
        throw new Refused(Refusal.SIGNATURE_WRONG);
      }
    } catch (MarshalException | XMLSignatureException | ClassCastException e) {
      throw new Refused(Refusal.SIGNATURE_WRONG);
    }
  }

  /** Comments are not signed, and split a text for whoever reads only its first part. */
  private static boolean hasComment(Node parent) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node.getNodeType() == Node.COMMENT_NODE || hasComment(node)) {
        return true;
      }
    }
    return false;
  }
}
