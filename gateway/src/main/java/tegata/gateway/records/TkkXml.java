package tegata.gateway.records;

import java.time.format.DateTimeFormatter;
import java.util.List;
import tegata.domain.checkup.Checkup;
import tegata.domain.checkup.CheckupItem;
import tegata.domain.person.Subject;
import tegata.formats.oqs.OqsEncoding;
import tegata.formats.oqs.RecordMessage;

/** 特定健診情報の電文 (TKK)。 Who the person is stands in {@code QualificationsInfo}. */
final class TkkXml {
  private TkkXml() {}

  /**
   * Writes checkups.
   *
   * @param facility 医療機関コード of whom it is for
   * @param subject whose they are
   */
  static byte[] checkups(
      String facility, Subject subject, List<Checkup> rows, OqsEncoding encoding) {
    return RecordMessage.of(
        facility,
        header -> whose(header, subject),
        encoding,
        body -> body.each("SpecificHealthCheckupInfo", rows, TkkXml::checkup));
  }

  private static void whose(RecordMessage header, Subject subject) {
    header.group(
        "QualificationsInfo",
        person ->
            person
                .leaf("Name", subject.name())
                .leaf("KanasName", subject.kana()) // spelt so in the message
                .leaf("Birthday", DateTimeFormatter.BASIC_ISO_DATE.format(subject.birthdate()))
                .leaf("AdministrativeGenderCode", SexCode.of(subject.sex())));
  }

  private static void checkup(RecordMessage group, Checkup checkup) {
    group
        .leaf("EffectiveTime", DateTimeFormatter.BASIC_ISO_DATE.format(checkup.examinedOn()))
        .group(
            "HealthCheckupResultAndQuestionInfos",
            items ->
                items.each("HealthCheckupResultAndQuestionInfo", checkup.items(), TkkXml::item));
  }

  private static void item(RecordMessage group, CheckupItem item) {
    group
        .leaf("ItemCode", item.code())
        .leaf("ItemName", item.name())
        .leaf("DataType", item.type().name())
        .leaf("DataValue", item.value())
        .leaf("Unit", item.unit())
        .leaf("Oid", item.choiceOid())
        .leaf("DataValueName", item.display());
  }
}
