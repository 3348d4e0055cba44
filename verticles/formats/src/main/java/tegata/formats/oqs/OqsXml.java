package tegata.formats.oqs;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tegata.formats.Findings;
import tegata.formats.Parsed;
import tegata.formats.TextDecoding;

/**
 * 資格確認の電文の読み書き。 UTF-8 or Shift_JIS, as the XML declaration says; a message is either understood as
 * a whole or refused.
 */
public final class OqsXml {
  /** Longer than any single answer; a batch has its own format. */
  public static final int MAX_BYTES = 256 * 1024;

  private static final String ROOT = "XmlMsg";
  private static final Pattern DECLARED =
      Pattern.compile("\\A<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']+)[\"']");
  private static final int DECLARATION_WITHIN = 200;
  private static final Set<String> VALIDITIES = Set.of("", "1", "2", "3", "4", "5", "6");
  private static final Set<String> RESULTS = Set.of("1", "2", "9");

  private OqsXml() {}

  /** Reads a 照会; facility, date, insurer, number and birth date must be there. */
  public static Parsed<Received<OqsRequest>> readRequest(byte[] content) {
    return read(content, OqsRequest.class, OqsXml::checkRequest);
  }

  /** Reads a 回答; its 資格有効性 must be one we know. */
  public static Parsed<Received<OqsResponse>> readResponse(byte[] content) {
    return read(content, OqsResponse.class, OqsXml::checkResponse);
  }

  public static byte[] write(OqsRequest request, OqsEncoding encoding) {
    return bytes(request, encoding);
  }

  /** Writes a 回答; its CharacterCodeIdentifier follows {@code encoding}. */
  public static byte[] write(OqsResponse response, OqsEncoding encoding) {
    ResponseHeader header = response.messageHeader().withCharacterCode(encoding.identifier());
    return bytes(new OqsResponse(header, response.messageBody()), encoding);
  }

  private interface Check<T> {
    void check(T message, Findings findings);
  }

  private static <R extends Record> Parsed<Received<R>> read(
      byte[] content, Class<R> type, Check<R> check) {
    var findings = new Findings();
    Optional<OqsEncoding> encoding = encoding(content, findings);
    Optional<R> message =
        encoding
            .flatMap(known -> elements(content, known, findings))
            .flatMap(root -> message(root, type, findings));
    message.ifPresent(read -> check.check(read, findings));
    return findings.hasErrors()
        ? findings.withoutValue()
        : findings.with(new Received<>(message.get(), encoding.get()));
  }

  /** The elements of a message of whatever kind; empty when it is none. */
  static Optional<XmlElement> elements(byte[] content, Findings findings) {
    return encoding(content, findings).flatMap(known -> elements(content, known, findings));
  }

  private static Optional<XmlElement> elements(
      byte[] content, OqsEncoding encoding, Findings findings) {
    return decode(content, encoding, findings).flatMap(xml -> XmlTree.read(xml, findings));
  }

  private static Optional<OqsEncoding> encoding(byte[] content, Findings findings) {
    if (content.length > MAX_BYTES) {
      findings.error("電文全体", "too-large", "電文が大きすぎます（上限 256 KiB）。");
      return Optional.empty();
    }
    int length = Math.min(DECLARATION_WITHIN, content.length);
    int from = TextDecoding.startsWithMark(content) ? 3 : 0;
    String head = new String(content, from, length - from, StandardCharsets.ISO_8859_1);
    Matcher declared = DECLARED.matcher(head);
    Optional<OqsEncoding> encoding = OqsEncoding.of(declared.find() ? declared.group(1) : "UTF-8");
    if (encoding.isEmpty()) {
      findings.error("1行目", "unsupported-encoding", "文字コードは UTF-8 または Shift_JIS です。");
    }
    return encoding;
  }

  private static Optional<String> decode(byte[] content, OqsEncoding encoding, Findings findings) {
    int from = TextDecoding.startsWithMark(content) ? 3 : 0;
    Optional<String> xml = TextDecoding.decode(content, from, encoding.charset());
    if (xml.isEmpty()) {
      findings.error(
          "電文全体", "malformed-encoding", "宣言された文字コード " + encoding.declared() + " として読めません。");
    }
    return xml;
  }

  private static <R extends Record> Optional<R> message(
      XmlElement root, Class<R> type, Findings findings) {
    if (!root.name().equals(ROOT)) {
      findings.error(root.place(), "not-oqs", "最上位の要素が XmlMsg ではありません。");
      return Optional.empty();
    }
    R message = new ElementReader(findings).read(type, root);
    return findings.hasErrors() ? Optional.empty() : Optional.of(message);
  }

  private static void checkRequest(OqsRequest request, Findings findings) {
    QualificationConfirmSearchInfo search = request.searchInfo();
    RequestHeader header = request.messageHeader();
    require(
        header.qualificationConfirmationDate().isPresent(),
        "QualificationConfirmationDate",
        findings);
    require(!header.medicalInstitutionCode().isEmpty(), "MedicalInstitutionCode", findings);
    require(!search.insurerNumber().isEmpty(), "InsurerNumber", findings);
    require(
        !search.insuredIdentificationNumber().isEmpty(), "InsuredIdentificationNumber", findings);
    require(search.birthdate().isPresent(), "Birthdate", findings);
  }

  private static void require(boolean present, String element, Findings findings) {
    if (!present) {
      findings.error(element, "missing-element", "要素 " + element + " に値がありません。");
    }
  }

  private static void checkResponse(OqsResponse response, Findings findings) {
    if (!VALIDITIES.contains(response.validity())) {
      findings.error("QualificationValidity", "unknown-code", "資格有効性が 1 から 6 のいずれでもありません。");
    }
    if (!RESULTS.contains(response.messageHeader().segmentOfResult())) {
      findings.error("SegmentOfResult", "unknown-code", "処理結果区分が 1・2・9 のいずれでもありません。");
    }
  }

  private static byte[] bytes(Record message, OqsEncoding encoding) {
    return encoding.document(ElementWriter.write(ROOT, message));
  }
}
