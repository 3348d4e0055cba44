package tegata.acceptance.gateway;

import io.vertx.core.json.JsonObject;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * A question by 記号番号, written as a clinic's system writes it.
 *
 * @param branch 枝番; empty text where the clinic has none
 */
public record Question(
    LocalDate day,
    String insurerNumber,
    String symbol,
    String number,
    String branch,
    LocalDate birthdate) {
  private static final DateTimeFormatter BASIC = DateTimeFormatter.BASIC_ISO_DATE;

  /** About a person of {@code people.json}, today. */
  public static Question about(JsonObject person) {
    return new Question(
        today(),
        person.getString("insurerNumber"),
        person.getString("insuredCardSymbol"),
        person.getString("insuredIdentificationNumber"),
        person.getString("insuredBranchNumber"),
        LocalDate.parse(person.getString("birthdate")));
  }

  /** Today in Japan. */
  static LocalDate today() {
    return LocalDate.now(ZoneId.of("Asia/Tokyo"));
  }

  /** The same with another insurer and the number there. */
  public Question at(String otherInsurer, String otherSymbol, String otherNumber) {
    return new Question(day, otherInsurer, otherSymbol, otherNumber, branch, birthdate);
  }

  /** The same about an earlier day. */
  public Question daysAgo(long days) {
    return new Question(day.minusDays(days), insurerNumber, symbol, number, branch, birthdate);
  }

  /** The same without 枝番. */
  public Question withoutBranch() {
    return new Question(day, insurerNumber, symbol, number, "", birthdate);
  }

  /** The same with another birth date. */
  public Question born(LocalDate other) {
    return new Question(day, insurerNumber, symbol, number, branch, other);
  }

  /** The JSON form. */
  public JsonObject json() {
    JsonObject json =
        new JsonObject()
            .put("qualificationConfirmationDate", day.toString())
            .put("insurerNumber", insurerNumber)
            .put("insuredCardSymbol", symbol)
            .put("insuredIdentificationNumber", number)
            .put("birthdate", birthdate.toString());
    return branch.isEmpty() ? json : json.put("insuredBranchNumber", branch);
  }

  /**
   * The OQS XML form.
   *
   * @param institution 医療機関コード in the header
   * @param encoding as declared: UTF-8 or Shift_JIS
   */
  public byte[] oqs(String institution, String identifier, String encoding) {
    String text =
        """
        <?xml version="1.0" encoding="%s" standalone="no"?>
        <XmlMsg><MessageHeader><QualificationConfirmationDate>%s</QualificationConfirmationDate>\
        <MedicalInstitutionCode>%s</MedicalInstitutionCode>\
        <ArbitraryFileIdentifier>%s</ArbitraryFileIdentifier></MessageHeader>\
        <MessageBody><QualificationConfirmSearchInfo><InsurerNumber>%8s</InsurerNumber>\
        <InsuredCardSymbol>%s</InsuredCardSymbol>\
        <InsuredIdentificationNumber>%s</InsuredIdentificationNumber>%s\
        <Birthdate>%s</Birthdate></QualificationConfirmSearchInfo></MessageBody></XmlMsg>
        """
            .formatted(
                encoding,
                day.format(BASIC),
                institution,
                identifier,
                insurerNumber,
                symbol,
                number,
                branch.isEmpty() ? "" : "<InsuredBranchNumber>" + branch + "</InsuredBranchNumber>",
                birthdate.format(BASIC));
    return text.getBytes(charset(encoding));
  }

  /** Japanese systems mean Microsoft's variant when they declare Shift_JIS. */
  static Charset charset(String encoding) {
    return Charset.forName(encoding.equals("Shift_JIS") ? "windows-31j" : encoding);
  }
}
