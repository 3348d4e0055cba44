package tegata.formats.oqs;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tegata.formats.Findings;
import tegata.formats.Parsed;

/**
 * 電子処方箋の調剤 (薬剤情報の電文 YZK の {@code CzDiInf})。One message tells of one person.
 *
 * @param insured whom it is about; texts are empty where the message has none
 */
public record Prescriptions(Insured insured, List<Dispensing> dispensings) {
  /** How a message of 薬剤情報 is told from the other messages. */
  public static final Pattern MESSAGE =
      Pattern.compile("<(?:QuaInf|MeTrMonthInf|CzDiMonthInf|ShPrMonthInf)[\\s/>]");

  public Prescriptions {
    dispensings = List.copyOf(dispensings);
  }

  /** 受診者情報, numbers as written. */
  public record Insured(
      String name,
      String kana,
      Optional<LocalDate> birthdate,
      String insurerNumber,
      String symbol,
      String number,
      String branch) {}

  /**
   * 一日に一つの薬局が調剤したもの.
   *
   * @param institutionCode 10 digits, or empty
   * @param prescriber 処方した医療機関の名称, or empty
   * @param setting 処方区分, in words
   */
  public record Dispensing(
      LocalDate day,
      String institutionCode,
      String institution,
      String prescriber,
      String setting,
      List<Drug> drugs) {
    public Dispensing {
      drugs = List.copyOf(drugs);
    }
  }

  /**
   * 薬品. Texts other than the name may be empty.
   *
   * @param code レセプト電算コード, 9 digits
   * @param times 回数: days of 内服, doses of 屯服
   * @param instruction 特別指示
   */
  public record Drug(
      String code,
      String name,
      String ingredient,
      String amount,
      String unit,
      String times,
      String usage,
      String instruction,
      String usageClass) {}

  /**
   * Reads a message in UTF-8 or Shift_JIS. A drug without a name, a day that is none and a block
   * without an institution are left out with an error, the rest is kept; what the message tells of
   * claims and of prescriptions not yet dispensed is passed over with a warning.
   */
  public static Parsed<Prescriptions> read(byte[] content) {
    var findings = new Findings();
    Optional<XmlElement> root = OqsXml.elements(content, findings);
    return root.isEmpty()
        ? findings.withoutValue()
        : new PrescriptionReader(findings).read(root.get());
  }
}
