package tegata.portal.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PaperPdfTest {
  private static final Instant AT = Instant.parse("2026-02-10T03:00:00Z");

  @Test
  @DisplayName("Windows-31J の漢字すべて（髙、﨑も）が、文字の層に1字も変わらずに入る")
  void keepsEveryKanji() throws IOException {
    String kanji = kanji();

    assertThat(kanji).contains("髙", "﨑", "山", "氏", "金").hasSizeGreaterThan(6_300);
    assertThat(text(PaperPdf.of(page(kanji), AT))).isEqualTo(kanji);
  }

  @Test
  @DisplayName("同じ形の記号、Unicode の後ろの字、XML の記号も変わらない")
  void keepsTwins() throws IOException {
    String twins = "・～〜－—―①Ⅲ㈱髙𠮷𩸽（）〈〉ｱｲｳ&<>";

    assertThat(text(PaperPdf.of(page(twins.replace("&", "&amp;").replace("<", "&lt;")), AT)))
        .isEqualTo(twins);
  }

  @Test
  @DisplayName("部首の字は同じ形の漢字に、フォントにない字は〓になる")
  void foldsRadicals() throws IOException {
    assertThat(text(PaperPdf.of(page("⼭⽥⾦‧" + "\uD840\uDC0F"), AT))).isEqualTo("山田金・〓");
  }

  @Test
  @DisplayName("タグ付き PDF で、言語と題があり、フォントを埋め込む")
  void isTagged() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(PaperPdf.of(page("架空"), AT))) {
      var catalog = pdf.getDocumentCatalog();

      assertThat(catalog.getMarkInfo().isMarked()).isTrue();
      assertThat(catalog.getStructureTreeRoot().getKids()).isNotEmpty();
      assertThat(catalog.getLanguage()).isEqualTo("ja");
      assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("題");
      assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
      for (var name : pdf.getPage(0).getResources().getFontNames()) {
        PDFont font = pdf.getPage(0).getResources().getFont(name);
        assertThat(font.isEmbedded()).as(font.getName()).isTrue();
      }
    }
  }

  @Test
  @DisplayName("同じ内容と同じ時からは、いつ書いても同じバイト列ができる")
  void isReproducible() {
    assertThat(PaperPdf.of(page("架空"), AT)).isEqualTo(PaperPdf.of(page("架空"), AT));
  }

  @Test
  @DisplayName("よそのファイルは取りに行かない")
  void fetchesNothing() throws IOException {
    Path picture = Files.createTempFile("paper", ".png");
    String drawn = QrCode.of("x");
    Files.write(picture, Base64.getDecoder().decode(drawn.substring(QrCode.PREFIX.length())));

    assertThat(pictures(page("x").replace("<p>", "<img src=\"" + drawn + "\" alt=\"画\"/><p>")))
        .isEqualTo(1);
    assertThat(
            pictures(
                page("x").replace("<p>", "<img src=\"" + picture.toUri() + "\" alt=\"画\"/><p>")))
        .isZero();
    Files.delete(picture);
  }

  private static long pictures(String page) throws IOException {
    try (PDDocument document = Loader.loadPDF(PaperPdf.of(page, AT))) {
      return StreamSupport.stream(
              document.getPage(0).getResources().getXObjectNames().spliterator(), false)
          .count();
    }
  }

  @Test
  @DisplayName("照合コードの QR は、読み返すと同じ字になる")
  void drawsTheCode() throws IOException, ReaderException {
    String code = "7K3M-Q2ZT-9XHD-4WNP-B8RV";
    String page = page("x").replace("<p>", "<img src=\"" + QrCode.of(code) + "\" alt=\"QR\"/><p>");

    try (PDDocument document = Loader.loadPDF(PaperPdf.of(page, AT))) {
      BufferedImage printed = new PDFRenderer(document).renderImageWithDPI(0, 150);
      int[] pixels =
          printed.getRGB(
              0, 0, printed.getWidth(), printed.getHeight(), null, 0, printed.getWidth());
      var luminance = new RGBLuminanceSource(printed.getWidth(), printed.getHeight(), pixels);
      assertThat(
              new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(luminance))).getText())
          .isEqualTo(code);
    }
  }

  private static String kanji() {
    Charset windows = Charset.forName("windows-31j");
    return IntStream.rangeClosed(0x81, 0xFC)
        .boxed()
        .flatMap(
            lead ->
                IntStream.rangeClosed(0x40, 0xFC)
                    .mapToObj(
                        trail -> new String(new byte[] {lead.byteValue(), (byte) trail}, windows)))
        .filter(c -> c.codePointCount(0, c.length()) == 1)
        .filter(c -> Character.isIdeographic(c.codePointAt(0)))
        .distinct()
        .collect(Collectors.joining());
  }

  private static String page(String text) {
    return """
        <html lang="ja"><head><title>題</title><meta name="subject" content="説明"/>
        <style>body { font-family: paper; font-size: 10pt; }</style></head>
        <body><p>%s</p></body></html>"""
        .formatted(text);
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("[\r\n]", "");
    }
  }
}
