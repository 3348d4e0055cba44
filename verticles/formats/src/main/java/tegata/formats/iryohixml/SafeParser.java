package tegata.formats.iryohixml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads what strangers wrote: no DTD, no entities, nothing fetched, bounded in size and depth. */
final class SafeParser {
  static final int MOST_BYTES = 16 * 1024 * 1024;
  private static final String DEEPEST = "32";
  private static final String DISALLOW_DOCTYPE =
      "http://apache.org/xml/features/disallow-doctype-decl";

  private SafeParser() {}

  static Document parse(byte[] content) throws Refused {
    if (content.length > MOST_BYTES) {
      throw new Refused(Refusal.TOO_LARGE);
    }
    try {
      return builder().parse(new ByteArrayInputStream(content));
    } catch (SAXParseException e) {
      // The parser gives no code for it, only its message, whose key names the feature.
      boolean doctype = String.valueOf(e.getMessage()).contains("DOCTYPE");
      throw new Refused(doctype ? Refusal.DOCTYPE : Refusal.NOT_XML);
    } catch (SAXException | IOException e) {
      throw new Refused(Refusal.NOT_XML);
    }
  }

  private static DocumentBuilder builder() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(DISALLOW_DOCTYPE, true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setAttribute("http://www.oracle.com/xml/jaxp/properties/maxElementDepth", DEEPEST);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return builder;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every Java has this XML parser", e);
    }
  }
}
