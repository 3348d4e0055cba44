package tegata.formats.iryohixml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.formats.TestData;

class DocumentVerifierTest {
  private static final Instant NOW = SigningKeys.NOW;
  private static final SigningKeys CA = SigningKeys.ca("CN=架空CA");
  private static final SigningKeys SIGNER = CA.signer("CN=架空センター", 2048, NOW);
  private static final String SIGNED = sign(SIGNER);

  @Test
  @DisplayName("自分の署名は、CA を信じても、証明書そのものを信じても通る")
  void acceptsOwnDocuments() {
    assertThat(verify(SIGNED, CA.certificate())).isEmpty();
    assertThat(verify(SIGNED, SIGNER.certificate())).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "金額を変える|<PaidAmount>1785<|<PaidAmount>1786<",
        "名前を変える|架空クリニック|架空医院",
        "作成日を変える|sakuseiDay=\"2026-02-10\"|sakuseiDay=\"2026-02-11\"",
        "金額の中に注釈を入れる|<PaidAmount>1785<|<PaidAmount>1<!-- -->785<",
        "項目を足す|<TaxYear>|<TaxYear>2024</TaxYear><TaxYear>",
      })
  @DisplayName("署名の後で変えたものは断る")
  void refusesChangedContent(String what, String from, String to) {
    assertThat(SIGNED).contains(from);

    assertThat(verify(SIGNED.replace(from, to))).contains(Refusal.CONTENT_CHANGED);
  }

  @Test
  @DisplayName("署名のない文書は断る")
  void refusesUnsigned() {
    assertThat(verify(SIGNED.replaceFirst("(?s)<dsig:Signature .*</dsig:Signature>", "")))
        .contains(Refusal.NO_SIGNATURE);
  }

  @Test
  @DisplayName("署名の包み替え: 署名された文書を別の文書の中に入れても通らない")
  void refusesWrapping() {
    String original = SIGNED.substring(SIGNED.indexOf("<IryohiTsuchi"));
    String signature = group(SIGNED, "(?s)(<dsig:Signature .*</dsig:Signature>)");
    String forged =
        original.replace("<PaidAmount>1785<", "<PaidAmount>9999<").replace(signature, "");
    String end = "</IryohiTsuchi>";

    String inside = forged.replace(end, "<Old>" + original + "</Old>" + end);
    String besides =
        forged
            .replace("id=\"", "id=\"X")
            .replace(end, "<Old>" + original.replace(signature, "") + "</Old>" + signature + end);
    String twice = forged.replace(end, original.replace(signature, "") + signature + end);
    String inObject =
        forged.replace(
            end,
            signature.replace(
                    "</dsig:Signature>",
                    "<dsig:Object>"
                        + original.replace(signature, "")
                        + "</dsig:Object></dsig:Signature>")
                + end);

    assertThat(verify(inside)).contains(Refusal.SIGNATURE_MISPLACED);
    assertThat(verify(besides)).contains(Refusal.REFERENCE);
    assertThat(verify(twice)).contains(Refusal.REFERENCE);
    assertThat(verify(inObject)).contains(Refusal.SIGNATURE_MISPLACED);
    assertThat(
            verify(
                "<dsig:Signature xmlns:dsig=\""
                    + Names.DSIG
                    + "\">"
                    + original
                    + "</dsig:Signature>"))
        .contains(Refusal.SIGNATURE_MISPLACED);
  }

  @Test
  @DisplayName("署名は文書の最後にただ一つ")
  void refusesSignatureElsewhere() {
    String signature = group(SIGNED, "(?s)(<dsig:Signature .*</dsig:Signature>)");

    assertThat(verify(SIGNED.replace(signature, signature + signature)))
        .contains(Refusal.SIGNATURE_MISPLACED);
    assertThat(verify(SIGNED.replace(signature, "").replace("<Profile>", signature + "<Profile>")))
        .contains(Refusal.SIGNATURE_MISPLACED);
    assertThat(verify(SIGNED.replace("</dsig:Signature>", "<dsig:Object/></dsig:Signature>")))
        .contains(Refusal.SIGNATURE_MISPLACED);
  }

  @ParameterizedTest(name = "[{0}]")
  @ValueSource(
      strings = {
        "",
        "#other",
        "https://example.org/other.xml",
        "file:///etc/passwd",
        "#xpointer(/)"
      })
  @DisplayName("ほかのものを指す参照は、取りに行かずに断る")
  void refusesForeignReferences(String uri) {
    assertThat(
            verify(
                SIGNED.replaceFirst(
                    "URI=\"#[^\"]*\"", Matcher.quoteReplacement("URI=\"" + uri + "\""))))
        .contains(Refusal.REFERENCE);
  }

  @Test
  @DisplayName("二つ目の参照も断る")
  void refusesSecondReference() {
    String reference = group(SIGNED, "(?s)(<dsig:Reference .*</dsig:Reference>)");

    assertThat(verify(SIGNED.replace(reference, reference + reference)))
        .contains(Refusal.REFERENCE);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256,http://www.w3.org/2000/09/xmldsig#rsa-sha1",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256,http://www.w3.org/2000/09/xmldsig#hmac-sha1",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256,http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
    "http://www.w3.org/2001/04/xmlenc#sha256,http://www.w3.org/2000/09/xmldsig#sha1",
    "http://www.w3.org/2000/09/xmldsig#enveloped-signature,http://www.w3.org/TR/1999/REC-xslt-19991116",
    "http://www.w3.org/2000/09/xmldsig#enveloped-signature,http://www.w3.org/TR/1999/REC-xpath-19991116",
    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315,http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
  })
  @DisplayName("ほかの方式（SHA-1、HMAC、XSLT など）は断る")
  void refusesOtherAlgorithms(String from, String to) {
    assertThat(SIGNED).contains(from);

    assertThat(verify(SIGNED.replace(from, to))).contains(Refusal.ALGORITHM);
  }

  @Test
  @DisplayName("ほかの鍵で作った署名に、信じられた証明書を付けても通らない")
  void refusesOtherKeys() {
    KeyPair other = SigningKeys.pair(2048);
    String forged =
        text(
            new DocumentSigner(other.getPrivate(), SIGNER.certificate(), "Tegata")
                .sign(Documents.FAMILY));

    assertThat(verify(forged)).contains(Refusal.SIGNATURE_WRONG);
  }

  @Test
  @DisplayName("信じると決めていない CA や、信じる証明書がないときは断る")
  void refusesStrangers() {
    SigningKeys strangers = SigningKeys.ca("CN=架空CA");

    assertThat(verify(sign(strangers.signer("CN=架空センター", 2048, NOW))))
        .contains(Refusal.NOT_TRUSTED);
    assertThat(verify(sign(SigningKeys.ca("CN=よその人").signer("CN=架空センター", 2048, NOW))))
        .contains(Refusal.NOT_TRUSTED);
    assertThat(new DocumentVerifier(List.of()).verify(bytes(SIGNED), NOW))
        .contains(Refusal.NOT_TRUSTED);
  }

  @Test
  @DisplayName("CA でない証明書が証明した署名者は信じない")
  void refusesSignersAsAuthorities() {
    SigningKeys below = SIGNER.signer("CN=その下", 2048, NOW);

    assertThat(verify(sign(below), SIGNER.certificate())).contains(Refusal.NOT_TRUSTED);
  }

  @Test
  @DisplayName("期限の前と後は断る（CA の期限も）")
  void refusesExpiredCertificates() {
    DocumentVerifier verifier = new DocumentVerifier(List.of(CA.certificate()));
    SigningKeys later = CA.signer("CN=後まで", 2048, NOW.plus(300, ChronoUnit.DAYS));

    assertThat(verifier.verify(bytes(SIGNED), NOW.plus(366, ChronoUnit.DAYS)))
        .contains(Refusal.CERTIFICATE_EXPIRED);
    assertThat(verifier.verify(bytes(SIGNED), NOW.minus(2, ChronoUnit.DAYS)))
        .contains(Refusal.CERTIFICATE_EXPIRED);
    assertThat(verifier.verify(bytes(sign(later)), NOW.plus(400, ChronoUnit.DAYS)))
        .contains(Refusal.CERTIFICATE_EXPIRED);
  }

  @Test
  @DisplayName("証明書のない署名は断る")
  void refusesMissingCertificate() {
    assertThat(verify(SIGNED.replaceFirst("(?s)<dsig:X509Data>.*</dsig:X509Data>", "")))
        .contains(Refusal.NO_CERTIFICATE);
    assertThat(verify(SIGNED.replaceFirst("<dsig:X509Certificate>....", "<dsig:X509Certificate>")))
        .contains(Refusal.NO_CERTIFICATE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE IryohiTsuchi>",
        "<!DOCTYPE IryohiTsuchi SYSTEM \"https://example.org/x.dtd\">",
        "<!DOCTYPE IryohiTsuchi [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
      })
  @DisplayName("文書型宣言と実体は、読まずに断る")
  void refusesDoctypes(String doctype) {
    assertThat(verify(SIGNED.replaceFirst("<IryohiTsuchi", doctype + "<IryohiTsuchi")))
        .contains(Refusal.DOCTYPE);
  }

  @Test
  @DisplayName("XML でないもの、深すぎるもの、大きすぎるものは断る")
  void refusesWhatIsNoXml() {
    assertThat(verify("医療費")).contains(Refusal.NOT_XML);
    assertThat(verify("<a>".repeat(100_000))).contains(Refusal.NOT_XML);
    assertThat(
            new DocumentVerifier(List.of(CA.certificate()))
                .verify(new byte[SafeParser.MOST_BYTES + 1], NOW))
        .contains(Refusal.TOO_LARGE);
  }

  @Test
  @DisplayName("署名されない所に書かれたスタイルシートは断る")
  void refusesStylesheets() {
    assertThat(
            verify(
                SIGNED.replaceFirst(
                    "<IryohiTsuchi", "<?xml-stylesheet href=\"x.xsl\"?><IryohiTsuchi")))
        .contains(Refusal.NOT_THIS_FORM);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  @DisplayName("公表された控除証明書の見本は、内容が変えられているので通らない")
  void refusesPublishedSamples(int number) throws IOException, CertificateException {
    byte[] sample = TestData.read("etax/samples/teg840_sample_" + number + ".xml");
    X509Certificate certificate = certificateIn(text(sample));
    DocumentVerifier believing = new DocumentVerifier(List.of(certificate));
    Instant valid = certificate.getNotBefore().toInstant().plus(1, ChronoUnit.DAYS);

    assertThat(believing.verifySignatureOf(sample, valid)).contains(Refusal.CONTENT_CHANGED);
    assertThat(new DocumentVerifier(List.of(CA.certificate())).verifySignatureOf(sample, valid))
        .contains(Refusal.NOT_TRUSTED);
  }

  private static X509Certificate certificateIn(String xml) throws CertificateException {
    String base64 = group(xml, "(?s)<dsig:X509Certificate>(.*?)</dsig:X509Certificate>");
    byte[] der = Base64.getMimeDecoder().decode(base64.replace("&#13;", ""));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  private static Optional<Refusal> verify(String document) {
    return verify(document, CA.certificate());
  }

  private static Optional<Refusal> verify(String document, X509Certificate trusted) {
    return new DocumentVerifier(List.of(trusted)).verify(bytes(document), NOW);
  }

  private static String sign(SigningKeys keys) {
    return text(
        new DocumentSigner(keys.key(), keys.certificate(), "Tegata").sign(Documents.FAMILY));
  }

  private static String group(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
