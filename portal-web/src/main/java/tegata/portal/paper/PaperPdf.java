package tegata.portal.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** XHTML as PDF. Nothing is fetched while it is laid out. */
final class PaperPdf {
  private static final int NORMAL = 400;

  static {
    // It would log what it could not lay out, which is a person's.
    XRLog.setLoggingEnabled(false);
  }

  private PaperPdf() {}

  /**
   * The PDF, the same bytes for the same page and moment. Blocks for 100 ms and more.
   *
   * @param xhtml well-formed, with {@code lang}, a title and a description
   * @param at the moment that stands in the file as its date
   */
  static byte[] of(String xhtml, Instant at) {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder
        .useExternalResourceAccessControl(
            (uri, type) -> isDrawn(uri), ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
        .useExternalResourceAccessControl(
            (uri, type) -> isDrawn(uri), ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
        .useFont(PaperFont::open, PaperFont.FAMILY, NORMAL, FontStyle.NORMAL, true)
        .useReplacementText(PaperFont.MISSING)
        .withW3cDocument(parse(PaperFont.folded(xhtml)), null)
        .withProducer("Tegata")
        .usePdfUaAccessibility(true);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
        PDDocument document = renderer.createPDFKeepOpen()) {
      return bytes(document, at);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
  }

  /** Only pictures that stand in the page itself. */
  private static boolean isDrawn(String uri) {
    return uri != null && uri.startsWith(QrCode.PREFIX);
  }

  private static byte[] bytes(PDDocument document, Instant at) throws IOException {
    GregorianCalendar moment =
        new GregorianCalendar(TimeZone.getTimeZone("Asia/Tokyo"), Locale.ROOT);
    moment.setTimeInMillis(at.toEpochMilli());
    document.getDocumentInformation().setCreationDate(moment);
    document.setDocumentId(at.toEpochMilli());
    var out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  private static Document parse(String xhtml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xhtml)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException("a paper's template that is no XHTML", e);
    }
  }
}
