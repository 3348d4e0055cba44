package tegata.formats.iryohixml;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The document as a tree, before it is signed. Its id is made of what it holds, so that the same
 * content always gives the same bytes.
 */
final class DocumentTree {
  private static final String VERSION = "1.0";
  private static final String PROFILE =
      "本プロジェクト独自のプロファイル（iryohi-tsuchi 1）です。保険者または審査支払機関が発行した医療費通知ではありません。";
  private static final int ID_LENGTH = 32;

  private final ExpenseDocument content;
  private final String software;
  private final Document document;

  private DocumentTree(ExpenseDocument content, String software, Document document) {
    this.content = content;
    this.software = software;
    this.document = document;
  }

  static Document of(ExpenseDocument content, String software) {
    try {
      Document document =
          DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().newDocument();
      new DocumentTree(content, software, document).build();
      return document;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every Java has an XML parser", e);
    }
  }

  private void build() {
    document.setXmlStandalone(true);
    Element root = document.createElementNS(Names.NAMESPACE, Names.ROOT);
    document.appendChild(root);
    // What is signed is the canonical form, which knows only declarations that stand there.
    root.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns", Names.NAMESPACE);
    root.setAttribute("VR", VERSION);
    root.setAttribute(Names.ID, id());
    root.setIdAttribute(Names.ID, true);
    root.setAttribute("page", "1");
    root.setAttribute("sakuseiDay", content.madeOn().toString());
    root.setAttribute("sakuseiNM", XmlText.of(content.maker()));
    root.setAttribute("softNM", software);
    add(root, 1, "Profile", PROFILE);
    add(root, 1, "TaxYear", String.valueOf(content.taxYear()));
    add(root, 1, "Contents", content.contents().name());
    content.rows().forEach(row -> row(root, row));
    newLine(root, 0);
  }

  private void row(Element root, ExpenseRow row) {
    newLine(root, 1);
    Element element = document.createElementNS(Names.NAMESPACE, "Row");
    root.appendChild(element);
    add(element, 2, "InsuredName", row.insuredName());
    add(element, 2, "TreatmentMonth", row.month().toString());
    add(element, 2, "PatientName", row.patientName());
    add(element, 2, "InstitutionName", row.institution());
    add(element, 2, "PaidAmount", String.valueOf(row.paid()));
    add(element, 2, "InsurerName", row.insurerName());
    add(element, 2, "Category", row.category());
    row.days().ifPresent(days -> add(element, 2, "Days", String.valueOf(days)));
    add(element, 2, "TotalAmount", String.valueOf(row.total()));
    add(element, 2, "InsurerAmount", String.valueOf(row.insurer()));
    add(element, 2, "PublicAmount", String.valueOf(row.publicFunds()));
    add(element, 2, "PatientAmount", String.valueOf(row.patient()));
    newLine(element, 1);
  }

  private void add(Element parent, int depth, String name, String text) {
    newLine(parent, depth);
    Element element = document.createElementNS(Names.NAMESPACE, name);
    element.setTextContent(XmlText.of(text));
    parent.appendChild(element);
  }

  private void newLine(Element parent, int depth) {
    parent.appendChild(document.createTextNode("\n" + "  ".repeat(depth)));
  }

  /** An id begins with a letter, so that it is an NCName. */
  private String id() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((content + "\n" + software).getBytes(StandardCharsets.UTF_8));
      return "IRYOHI"
          + content.taxYear()
          + "-"
          + HexFormat.of().formatHex(hash).substring(0, ID_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
