package tegata.gateway.records;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tegata.domain.medication.Medicine;
import tegata.domain.person.Subject;
import tegata.domain.treatment.Treatment;
import tegata.formats.oqs.OqsEncoding;
import tegata.formats.oqs.RecordMessage;

/**
 * 薬剤情報・診療情報の電文 (YZK)。 Rows are put together as the message wants them: by month and institution,
 * and by day within. Who the person is stands in {@code QuaInf}, as our own records have it.
 */
final class YzkXml {
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");

  /** 「3錠」「14日分」: a number, and what it counts. */
  private static final Pattern COUNTED = Pattern.compile("([0-9]++(?:\\.[0-9]++)?)(.*)");

  /** The element names of a family: 電子レセプト, or 電子処方箋の調剤. */
  private record Family(
      String block,
      String institution,
      String month,
      String prescriber,
      String setting,
      String usageClass,
      String prefix) {
    static final Family CLAIM =
        new Family("MeTrMonthInf", "MeTrDiHNm", "MeTrMonth", "PrlsHNm", "InOut", "MeTrIdCl", "");
    static final Family PRESCRIPTION =
        new Family(
            "CzDiMonthInf", "CzMeTrDiHNm", "CzDiMonth", "CzPrlsHNm", "CzPrCl", "CzUsageCl", "Cz");

    String named(String element) {
      return prefix + element;
    }
  }

  /** What the rows of a block have in common. */
  private record Block(
      YearMonth month, String institution, Optional<String> prescriber, Optional<String> setting) {}

  private YzkXml() {}

  /**
   * Writes 薬剤情報. The message has no place for お薬手帳, whose rows are left out.
   *
   * @param facility 医療機関コード of whom it is for
   * @param subject whose they are
   */
  static byte[] medicines(
      String facility, Subject subject, List<Medicine> rows, OqsEncoding encoding) {
    return RecordMessage.of(
        facility,
        header -> whose(header, subject),
        encoding,
        body -> {
          medicines(body, Family.CLAIM, from(rows, Medicine.Source.CLAIM));
          medicines(body, Family.PRESCRIPTION, from(rows, Medicine.Source.PRESCRIPTION));
        });
  }

  /**
   * Writes 診療情報 or 手術情報.
   *
   * @param facility 医療機関コード of whom it is for
   * @param subject whose they are
   */
  static byte[] treatments(
      String facility, Subject subject, List<Treatment> rows, OqsEncoding encoding) {
    return RecordMessage.of(
        facility, header -> whose(header, subject), encoding, body -> treatments(body, rows));
  }

  private static void whose(RecordMessage header, Subject subject) {
    header.group(
        "QuaInf",
        person ->
            person
                .leaf("Name", subject.name())
                .leaf("KanaName", subject.kana())
                .leaf("Birth", DateTimeFormatter.BASIC_ISO_DATE.format(subject.birthdate()))
                .leaf("AdmGendCode", SexCode.of(subject.sex())));
  }

  private static List<Medicine> from(List<Medicine> rows, Medicine.Source source) {
    return rows.stream().filter(row -> row.source() == source).toList();
  }

  private static void medicines(RecordMessage body, Family family, List<Medicine> rows) {
    body.each(
        family.block(),
        grouped(
                rows,
                row ->
                    new Block(
                        YearMonth.from(row.dispensedOn()),
                        row.institution(),
                        row.prescriber(),
                        row.setting()))
            .entrySet(),
        (block, of) ->
            head(block, family, of.getKey())
                .group(
                    family.named("DiDateInfs"),
                    days ->
                        days.each(
                            family.named("DiDateInf"),
                            grouped(of.getValue(), Medicine::dispensedOn).entrySet(),
                            (day, on) -> drugs(day, family, on.getKey(), on.getValue()))));
  }

  private static RecordMessage head(RecordMessage block, Family family, Block of) {
    return block
        .leaf(family.institution(), of.institution())
        .leaf(family.month(), MONTH.format(of.month()))
        .leaf(family.prescriber(), of.prescriber())
        .leaf(family.setting(), of.setting());
  }

  private static void drugs(RecordMessage day, Family family, LocalDate on, List<Medicine> rows) {
    day.leaf(family.named("DiDate"), DateTimeFormatter.BASIC_ISO_DATE.format(on))
        .group(
            family.named("DrugInfs"),
            drugs ->
                drugs.each(
                    family.named("DrugInf"), rows, (drug, row) -> medicine(drug, family, row)));
  }

  private static void medicine(RecordMessage drug, Family family, Medicine row) {
    drug.leaf(family.named("DrugC"), row.drugCode())
        .leaf(family.named("DrugN"), row.name())
        .leaf(family.named("IngreN"), row.ingredient())
        .leaf(family.named("Qua1"), row.dose().map(YzkXml::count))
        .leaf(family.named("Unit"), row.dose().map(YzkXml::counted))
        .leaf(family.named("Times"), row.quantity().map(YzkXml::count))
        .leaf(family.named("UsageN"), row.usage())
        .leaf(family.usageClass(), row.usageClass());
  }

  private static void treatments(RecordMessage body, List<Treatment> rows) {
    body.each(
        Family.CLAIM.block(),
        grouped(
                rows,
                row ->
                    new Block(
                        YearMonth.from(row.day()),
                        row.institution(),
                        Optional.empty(),
                        Optional.of(row.category())))
            .entrySet(),
        (block, of) ->
            head(block, Family.CLAIM, of.getKey())
                .group(
                    "DiDateInfs",
                    days ->
                        days.each(
                            "DiDateInf",
                            grouped(of.getValue(), Treatment::day).entrySet(),
                            (day, on) -> deeds(day, on.getKey(), on.getValue()))));
  }

  private static void deeds(RecordMessage day, LocalDate on, List<Treatment> rows) {
    day.leaf("DiDate", DateTimeFormatter.BASIC_ISO_DATE.format(on))
        .group(
            "MeTrInfs",
            deeds ->
                deeds.each(
                    "MeTrInf",
                    rows,
                    (deed, row) ->
                        deed.leaf("SinInfN", row.name())
                            .leaf("SinInfCd", row.code())
                            .leaf("MeTrIdCl", row.group())
                            .leaf("Times", String.valueOf(row.times()))));
  }

  /** The number of 「3錠」; all of a text that has none in front. */
  private static String count(String text) {
    Matcher m = COUNTED.matcher(text);
    return m.matches() ? m.group(1) : text;
  }

  private static String counted(String text) {
    Matcher m = COUNTED.matcher(text);
    return m.matches() ? m.group(2) : "";
  }

  /** In the order in which they first come. */
  private static <K, T> Map<K, List<T>> grouped(List<T> rows, Function<T, K> by) {
    return rows.stream()
        .collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
  }
}
