package tegata.gateway.records;

import java.time.format.DateTimeFormatter;
import java.util.List;
import tegata.domain.checkup.Checkup;
import tegata.domain.checkup.CheckupItem;
import tegata.formats.oqs.OqsEncoding;
import tegata.formats.oqs.RecordMessage;

/** 特定健診情報の電文 (TKK)。 Who the person is stands in the 資格確認, not here. */
final class TkkXml {
  private TkkXml() {}

  /**
   * Writes checkups.
   *
   * @param facility 医療機関コード of whom it is for
   */
  static byte[] checkups(String facility, List<Checkup> rows, OqsEncoding encoding) {
    return RecordMessage.of(
        facility, encoding, body -> body.each("SpecificHealthCheckupInfo", rows, TkkXml::checkup));
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
        .leaf("DataValueName", item.display());
  }
}
