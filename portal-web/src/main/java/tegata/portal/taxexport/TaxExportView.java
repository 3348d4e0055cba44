package tegata.portal.taxexport;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tegata.contract.TaxDocumentApi.Open;
import tegata.portal.page.FieldError;
import tegata.portal.page.Words;

/**
 * 書き出し.
 *
 * @param own whether it is the year of the person who is logged in, who can prepare it
 * @param empty whether nothing of the year has arrived
 * @param months query of the year's months, for the CSV
 * @param csv about how large the CSV is
 * @param quoted the same of its other variant
 * @param signed whether there are signed documents, and codes for them, just now
 * @param code id of the form that makes a code
 */
public record TaxExportView(
    int year,
    String title,
    boolean own,
    boolean empty,
    List<File> files,
    String months,
    String csv,
    String quoted,
    boolean receipts,
    boolean signed,
    List<Code> codes,
    UUID code,
    List<FieldError> errors) {
  private static final int CSV_BYTES = 1_010;
  private static final int CSV_BYTES_OF_A_ROW = 250;
  private static final int QUOTED_BYTES = 1_080;
  private static final int QUOTED_BYTES_OF_A_ROW = 290;
  private static final int KILO = 1_000;

  /**
   * One file to take.
   *
   * @param use what it is for
   * @param size about how large, with its kind
   * @param told what is to be known before it is taken
   */
  public record File(
      String href, String name, String fileName, String use, String size, List<String> told) {}

  /** A code that may still be used. */
  public record Code(UUID id, String until) {}

  /**
   * @param open codes that may still be used; empty where nothing can be signed just now
   */
  static TaxExportView of(
      YearExpenses year,
      boolean own,
      Optional<List<Open>> open,
      List<FieldError> errors,
      Words words) {
    return new TaxExportView(
        year.year(),
        words.text("tax.export.title", Integer.toString(year.year())),
        own,
        year.items().isEmpty(),
        Arrays.stream(ExportFile.values())
            .filter(file -> file != ExportFile.XML || open.isPresent())
            .map(file -> file(file, year, words))
            .toList(),
        "from=%d-01&to=%d-12".formatted(year.year(), year.year()),
        csv(year, CSV_BYTES, CSV_BYTES_OF_A_ROW, words),
        csv(year, QUOTED_BYTES, QUOTED_BYTES_OF_A_ROW, words),
        year.needsReceipts(),
        open.isPresent(),
        open.stream()
            .flatMap(List::stream)
            .filter(code -> code.year() == year.year())
            .map(
                code ->
                    new Code(
                        code.id(),
                        words.text("tax.export.code.until", words.moment(code.validUntil()))))
            .toList(),
        UUID.randomUUID(),
        errors);
  }

  private static File file(ExportFile file, YearExpenses year, Words words) {
    return new File(
        "/tax/%d/%s".formatted(year.year(), file.path()),
        words.of(file),
        file.fileName(year),
        words.of(file, "use"),
        words.of(file, "size", file.kilobytes(year)),
        file == ExportFile.WORKBOOK ? told(year, words) : List.of());
  }

  /** The CSV holds what arrived about the person themselves, and nothing of their family. */
  private static String csv(YearExpenses year, int bytes, int bytesOfARow, Words words) {
    long rows =
        year.items().stream()
            .filter(item -> item.source() == YearExpenses.Source.NOTICE)
            .filter(item -> item.person().equals(year.taxpayer()))
            .count();
    return words.text("file.about-kb", Math.max(1, (bytes + bytesOfARow * rows) / KILO));
  }

  private static List<String> told(YearExpenses year, Words words) {
    var form = ExportFile.form(year);
    return Stream.concat(form.refusals(words).stream(), form.told(words).stream()).toList();
  }
}
