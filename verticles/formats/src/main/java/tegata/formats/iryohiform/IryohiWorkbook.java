package tegata.formats.iryohiform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import tegata.formats.Findings;
import tegata.formats.Parsed;

/**
 * 医療費集計フォーム（.xlsx）を書く。 Not usable for セルフメディケーション税制. Blocks for some 100 ms: call it off the event
 * loop.
 */
public final class IryohiWorkbook {
  /** The form has lines for 995 entries. */
  public static final int MAX_ROWS = Form.MAX_ROWS;

  private static final List<String> NOTES =
      List.of(
          "医療費集計フォーム Ver.3.1 の形式で作成したファイルです。国税庁が配布するファイルそのものではありません。",
          "確定申告書等作成コーナーの医療費控除の画面で読み込めます。読み込んだ後、内容を確かめてください。",
          "医療費通知情報から写した金額は「窓口相当負担額」です。実際に支払った金額と違うときは、領収書に合わせて直してください。",
          "補填される金額（高額療養費、保険金など）は、あてはまる行に入力してください。",
          "セルフメディケーション税制には使えません。");

  private IryohiWorkbook() {}

  /**
   * The workbook's bytes, the same for the same rows. Names that are too long are cut with a
   * warning, rows the form cannot hold are left out with an error; more than {@link #MAX_ROWS} rows
   * give no workbook, because a part of them would be a wrong tax document.
   */
  public static Parsed<byte[]> write(List<Row> rows) {
    var findings = new Findings();
    if (rows.size() > MAX_ROWS) {
      findings.error("全体", "too-many-rows", "医療費集計フォームに書けるのは " + MAX_ROWS + " 件までです。");
      return findings.withoutValue();
    }
    try (var workbook = new XSSFWorkbook()) {
      var styles = Styles.in(workbook);
      XSSFSheet sheet = new Form(workbook, styles).draw();
      new FormRows(sheet, styles, findings).fill(rows);
      Rules.applyTo(sheet);
      workbook.setPrintArea(0, "$A$1:$J$38");
      notes(workbook);
      workbook.setForceFormulaRecalculation(true);
      return findings.with(bytes(workbook));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
  }

  private static void notes(XSSFWorkbook workbook) {
    XSSFSheet sheet = workbook.createSheet(Form.NOTES_SHEET);
    for (int i = 0; i < NOTES.size(); i++) {
      sheet.createRow(i).createCell(0).setCellValue(NOTES.get(i));
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
