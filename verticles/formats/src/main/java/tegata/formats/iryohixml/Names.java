package tegata.formats.iryohixml;

import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Transform;

/** Names and algorithms that writer, signer and verifier have in common. */
final class Names {
  /** The profile's own namespace; a change of meaning gets a new number. */
  static final String NAMESPACE = "urn:tegata:project:iryohi-tsuchi:1";

  static final String ROOT = "IryohiTsuchi";
  static final String ID = "id";
  static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";

  static final String CANONICAL = CanonicalizationMethod.INCLUSIVE;
  static final String ENVELOPED = Transform.ENVELOPED;
  static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
  static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

  private Names() {}
}
