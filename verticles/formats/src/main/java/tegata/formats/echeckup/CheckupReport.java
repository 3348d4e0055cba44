package tegata.formats.echeckup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 健診結果報告書の1件。
 *
 * @param examDate 健診実施日
 * @param madeAt when the document was put together; empty where it does not say
 * @param items in the order of the document's sections
 */
public record CheckupReport(
    LocalDate examDate,
    Optional<Instant> madeAt,
    Examinee examinee,
    Insurance insurance,
    String institutionCode,
    String institutionName,
    List<Item> items) {

  public CheckupReport {
    items = List.copyOf(items);
  }

  /**
   * 受診者.
   *
   * @param sex administrative gender of FHIR: male, female, other, unknown; empty if absent
   */
  public record Examinee(String name, String kana, Optional<LocalDate> birthdate, String sex) {}

  /** 保険: numbers as written, mostly full-width; empty where the document names none. */
  public record Insurance(String insurerNumber, String symbol, String number, String branch) {}
}
