package tegata.portal.taxexport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.domain.tax.Deduction;
import tegata.domain.tax.TaxRules;
import tegata.domain.tax.Treatment;
import tegata.formats.iryohiform.Category;
import tegata.portal.taxexport.YearExpenses.Calculation;
import tegata.portal.taxexport.YearExpenses.Item;
import tegata.portal.taxexport.YearExpenses.Source;

/** A family of three, all fictitious: what their files have to hold, beside this test. */
class GoldenFilesTest {
  private static final long INCOME = 5_000_000;

  @Test
  @DisplayName("明細書の JSON は、決まった内容から決まったバイト列になる")
  void sheetIsGolden() throws IOException {
    assertGolden(
        "meisai.json", new String(DeductionSheet.of(family()).toJson(), StandardCharsets.UTF_8));
  }

  @Test
  @DisplayName("集計フォームの行は、決まった内容から決まったセルになる")
  void workbookIsGolden() throws IOException {
    try (var workbook =
        WorkbookFactory.create(new ByteArrayInputStream(ExportFile.form(family()).write()))) {
      Sheet sheet = workbook.getSheetAt(0);
      String rows =
          IntStream.rangeClosed(2, 13)
              .mapToObj(sheet::getRow)
              .map(GoldenFilesTest::line)
              .collect(Collectors.joining());
      assertGolden("iryohi-form.tsv", rows);
    }
  }

  @Test
  @DisplayName("補填はそれぞれの医療費を限度とし、足した分と直した分は領収書の保管を求める")
  void followsTheRules() {
    DeductionSheet sheet = DeductionSheet.of(family());

    assertThat(sheet.totals()).isEqualTo(new DeductionSheet.Totals(234_300, 50_000, 184_300));
    assertThat(sheet.notices()).isEqualTo(new DeductionSheet.Notices(54_000, 53_500, 50_000));
    assertThat(sheet.deduction().orElseThrow().deduction()).isEqualTo(84_300);
    assertThat(family().isCorrected()).isTrue();
    assertThat(family().needsReceipts()).isTrue();
  }

  private static YearExpenses family() {
    List<Item> items =
        List.of(
            told("架空 花子", "架空病院", Category.TREATMENT, 50_000, 50_000, 80_000),
            told("架空 花子", "架空薬局 駅前店", Category.MEDICINE, 2_500, 2_000, 0),
            told("架空 健太", "髙橋こどもクリニック", Category.TREATMENT, 1_500, 1_500, 0),
            own("架空 太郎", "架空歯科（自費）", Category.TREATMENT, 180_000),
            own("架空 太郎", "=架空バス", Category.OTHER, 800));
    List<Treatment> treatments =
        items.stream()
            .map(i -> Treatment.paidAtOnce(YearMonth.of(2025, 6), i.paid(), i.reimbursed()))
            .toList();
    Deduction deduction =
        Deduction.medical(TaxRules.of(2025).orElseThrow(), 2025, treatments, INCOME);
    return new YearExpenses(2025, "架空 太郎", items, Optional.of(new Calculation(INCOME, deduction)));
  }

  private static Item told(
      String person, String institution, Category category, long told, long paid, long back) {
    return new Item(
        Source.NOTICE,
        person,
        institution,
        Set.of(category),
        told,
        paid,
        back,
        Optional.of(LocalDate.of(2025, 6, 1)));
  }

  private static Item own(String person, String institution, Category category, long paid) {
    return new Item(
        Source.OWN, person, institution, Set.of(category), 0, paid, 0, Optional.empty());
  }

  private static String line(Row row) {
    DataFormatter shown = new DataFormatter();
    return IntStream.rangeClosed(0, 9)
            .mapToObj(row::getCell)
            .map(shown::formatCellValue)
            .collect(Collectors.joining("\t"))
        + "\n";
  }

  /** What came out instead lies in {@code target/golden}. */
  private static void assertGolden(String name, String actual) throws IOException {
    Files.writeString(Files.createDirectories(Path.of("target", "golden")).resolve(name), actual);
    try (InputStream in = GoldenFilesTest.class.getResourceAsStream(name)) {
      assertThat(in).as("golden file " + name).isNotNull();
      assertThat(actual).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
