package tegata.acceptance.portal;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** アクセス履歴 of whoever is logged in, as the portal gives it out. */
public final class AccessLog {
  private static final CSVFormat CSV =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private AccessLog() {}

  /** The results of an actor's accesses, newest first. */
  public static List<String> resultsOf(Browser browser, String actor) {
    return rows(browser).stream()
        .filter(row -> row.get("だれが").equals(actor))
        .map(row -> row.get("結果"))
        .toList();
  }

  /** How often something was done, in the page's words. */
  public static long timesOf(Browser browser, String deed) {
    return rows(browser).stream().filter(row -> row.get("何をした").equals(deed)).count();
  }

  private static List<CSVRecord> rows(Browser browser) {
    Page page = browser.get("/access-log.csv");
    if (page.status() != 200) {
      throw new IllegalStateException("no access log: " + page.status() + " " + page.heading());
    }
    try (var parser = CSV.parse(new StringReader(page.text().replace("\uFEFF", "")))) {
      return parser.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
