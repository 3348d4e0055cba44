package tegata.formats.iryohiform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import tegata.formats.Finding;
import tegata.formats.Findings;
import tegata.formats.Parsed;
import tegata.formats.iryohiform.RowLimits.Shortened;

/**
 * 医療費集計フォーム（.xlsx）を書く。 Not usable for セルフメディケーション税制. Blocks for some 100 ms: call it off the event
 * loop.
 */
public final class IryohiWorkbook {
  /** One form has lines for 995 entries. */
  public static final int MAX_ROWS = Form.MAX_ROWS;

  private static final List<String> NOTES =
      List.of(
          "医療費集計フォーム Ver.3.1 の形式で作成したファイルです。国税庁が配布するファイルそのものではありません。",
          "確定申告書等作成コーナーの医療費控除の画面で読み込めます。読み込んだ後、内容を確かめてください。",
          "医療費通知情報から写した金額は「窓口相当負担額」です。実際に支払った金額と違うときは、領収書に合わせて直してください。",
          "補填される金額（高額療養費、保険金など）は、あてはまる行に入力してください。",
          "セルフメディケーション税制には使えません。");

  private IryohiWorkbook() {}

  /** How many workbooks so many rows take. */
  public static int workbooksFor(int rows) {
    return Math.max(1, (rows + MAX_ROWS - 1) / MAX_ROWS);
  }

  /** What {@link #write} would have to say about the rows. */
  public static List<Finding> check(List<Row> rows) {
    var findings = new Findings();
    new RowLimits(findings).fitted(rows);
    return findings.list();
  }

  /**
   * The workbooks' bytes, the same for the same rows; more than {@link #MAX_ROWS} go into several,
   * in order. Names that are too long are shortened with a warning, and the second sheet tells them
   * whole. One row the form cannot hold is an error and there is no workbook, because the rest
   * would be a wrong tax document.
   */
  public static Parsed<List<byte[]>> write(List<Row> rows) {
    var findings = new Findings();
    var limits = new RowLimits(findings);
    List<Row> fitted = limits.fitted(rows);
    if (findings.hasErrors()) {
      return findings.withoutValue();
    }
    List<byte[]> workbooks = new ArrayList<>();
    for (int i = 0; i < workbooksFor(rows.size()); i++) {
      int first = i * MAX_ROWS;
      int last = Math.min(rows.size(), first + MAX_ROWS);
      List<Shortened> shortened =
          limits.shortened().stream()
              .filter(name -> name.row() > first && name.row() <= last)
              .map(name -> new Shortened(name.row() - first, name.whole()))
              .toList();
      workbooks.add(workbook(fitted.subList(first, last), shortened));
    }
    return findings.with(workbooks);
  }

  private static byte[] workbook(List<Row> rows, List<Shortened> shortened) {
    try (var workbook = new XSSFWorkbook()) {
      var styles = Styles.in(workbook);
      XSSFSheet sheet = new Form(workbook, styles).draw();
      new FormRows(sheet, styles).fill(rows);
      Rules.applyTo(sheet);
      workbook.setPrintArea(0, "$A$1:$J$38");
      notes(workbook, shortened);
      workbook.setForceFormulaRecalculation(true);
      return bytes(workbook);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
  }

  private static void notes(XSSFWorkbook workbook, List<Shortened> shortened) {
    List<String> lines = new ArrayList<>(NOTES);
    if (!shortened.isEmpty()) {
      lines.add("フォームの文字数に合わせて、次の名前を短くしました。");
      shortened.forEach(name -> lines.add("No." + name.row() + " " + name.whole()));
    }
    XSSFSheet sheet = workbook.createSheet(Form.NOTES_SHEET);
    for (int i = 0; i < lines.size(); i++) {
      sheet.createRow(i).createCell(0).setCellValue(lines.get(i));
    }
  }

  private static byte[] bytes(XSSFWorkbook workbook) throws IOException {
    Optional<Date> moment = Optional.of(Date.from(FixedZip.MOMENT.toInstant(ZoneOffset.UTC)));
    POIXMLProperties.CoreProperties properties = workbook.getProperties().getCoreProperties();
    properties.setCreator("Tegata");
    properties.setCreated(moment);
    properties.setModified(moment);
    var out = new ByteArrayOutputStream();
    workbook.write(out);
    return FixedZip.repack(out.toByteArray());
  }
}
