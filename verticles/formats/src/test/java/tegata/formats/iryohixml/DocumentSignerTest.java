package tegata.formats.iryohixml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import tegata.formats.Golden;
import tegata.formats.iryohixml.ExpenseDocument.Contents;

class DocumentSignerTest {
  private static final SigningKeys CA = SigningKeys.ca("CN=架空CA");
  private static final SigningKeys SIGNER = CA.signer("CN=架空センター", 2048, SigningKeys.NOW);

  @Test
  @DisplayName("同じ内容からは、いつ書いても同じバイト列ができ、内容が違えば id も違う")
  void isReproducible() throws Refused {
    byte[] first = sign(Documents.FAMILY);

    assertThat(sign(Documents.FAMILY)).isEqualTo(first);
    assertThat(id(sign(corrected()))).isNotEqualTo(id(first)).startsWith("IRYOHI2025-");
  }

  @Test
  @DisplayName("署名のほかは、決まった内容から決まったバイト列になる")
  void isGolden() {
    String unsigned =
        new String(sign(Documents.FAMILY), StandardCharsets.UTF_8)
            .replaceFirst("(?s)<dsig:Signature .*</dsig:Signature>", "");

    Golden.assertSame(getClass(), "iryohi.xml", unsigned.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @DisplayName("6項目と内訳が、そのままの文字で入る（髙、﨑、𠮷、山括弧も）")
  void holdsWhatWasGiven() throws Refused {
    Element root = SafeParser.parse(sign(Documents.FAMILY)).getDocumentElement();

    assertThat(texts(root, "PatientName")).containsExactly("架空 花子", "架空 﨑太");
    assertThat(texts(root, "InstitutionName")).containsExactly("架空クリニック", "髙橋<薬局> & 𠮷");
    assertThat(texts(root, "InsuredName")).containsExactly("架空 花子", "");
    assertThat(texts(root, "TreatmentMonth")).containsExactly("2025-01", "2025-01");
    assertThat(texts(root, "PaidAmount")).containsExactly("1785", "603");
    assertThat(texts(root, "InsurerName")).containsOnly("架空健康保険組合");
  }

  @Test
  @DisplayName("XML に書けない文字は ● になり、署名はそのまま確かめられる")
  void writesWhatXmlCannotHold() throws Refused {
    byte[] signed =
        sign(
            new ExpenseDocument(
                2025,
                Documents.FAMILY.madeOn(),
                "架空",
                Contents.CORRECTED,
                List.of(Documents.row("a\u0000b", "c\r\nd", "e\uD800f", 1))));

    Element root = SafeParser.parse(signed).getDocumentElement();
    assertThat(texts(root, "InsuredName")).containsExactly("a●b");
    assertThat(texts(root, "PatientName")).containsExactly("c  d");
    assertThat(texts(root, "InstitutionName")).containsExactly("e●f");
    assertThat(new DocumentVerifier(List.of(CA.certificate())).verify(signed, SigningKeys.NOW))
        .isEmpty();
  }

  @Test
  @DisplayName("独自の様式であることを、文書自身が言う")
  void saysWhatItIs() {
    assertThat(new String(sign(Documents.FAMILY), StandardCharsets.UTF_8))
        .contains("本プロジェクト独自のプロファイル", "urn:tegata:project:iryohi-tsuchi:1");
  }

  @Test
  @DisplayName("2048ビットに足りない鍵では署名しない")
  void refusesShortKeys() {
    SigningKeys weak = CA.signer("CN=弱い", 1024, SigningKeys.NOW);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DocumentSigner(weak.key(), weak.certificate(), "Tegata"));
  }

  private static ExpenseDocument corrected() {
    return new ExpenseDocument(
        2025,
        Documents.FAMILY.madeOn(),
        Documents.FAMILY.maker(),
        Contents.CORRECTED,
        Documents.FAMILY.rows());
  }

  private static byte[] sign(ExpenseDocument document) {
    return new DocumentSigner(SIGNER.key(), SIGNER.certificate(), "Tegata").sign(document);
  }

  private static String id(byte[] signed) throws Refused {
    return SafeParser.parse(signed).getDocumentElement().getAttribute("id");
  }

  private static List<String> texts(Element root, String name) {
    var found = root.getElementsByTagNameNS(Names.NAMESPACE, name);
    return java.util.stream.IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getTextContent())
        .toList();
  }
}
