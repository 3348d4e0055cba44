package tegata.formats.iryohixml;

import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The profile's own schema. */
final class ProfileSchema {
  static final String FILE = "iryohi-tsuchi-1.xsd";

  private static final Schema SCHEMA = read();

  private ProfileSchema() {}

  /** Nothing may stand beside the root: it would not be signed, a stylesheet for instance. */
  static void check(Element root) throws Refused {
    if (root.getPreviousSibling() != null || root.getNextSibling() != null) {
      throw new Refused(Refusal.NOT_THIS_FORM);
    }
    Validator validator = SCHEMA.newValidator();
    try {
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      validator.validate(new DOMSource(root));
    } catch (SAXException | IOException e) {
      throw new Refused(Refusal.NOT_THIS_FORM);
    }
  }

  private static Schema read() {
    try {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      return factory.newSchema(ProfileSchema.class.getResource(FILE));
    } catch (SAXException e) {
      throw new IllegalStateException("the schema of this build is broken", e);
    }
  }
}
