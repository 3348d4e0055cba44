package tegata.portal.expense;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;
import tegata.contract.ExpenseApi;
import tegata.contract.ExpenseApi.Notices;
import tegata.contract.ExpenseApi.Origin;
import tegata.domain.expense.ExpenseNotice;
import tegata.formats.myna.ExpenseLine;
import tegata.formats.myna.MynaExpenseCsv;
import tegata.formats.myna.MynaExpenses;
import tegata.portal.fixture.TestPortal;

@EnabledIfEnvironmentVariable(
    named = "TEGATA_TEST_DATA",
    matches = ".+",
    disabledReason = "TEGATA_TEST_DATA names no folder with public files of the real formats")
class SuppliedFileTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @Test
  @DisplayName("マイナポータルのファイルの行は、同じ期間の CSV に、医療費の合計から先が1バイトも変わらずに出る")
  void comesOutAsItWentIn() throws IOException {
    byte[] file =
        Files.readAllBytes(
            Path.of(System.getenv("TEGATA_TEST_DATA"), "myna_iryohi", "iryouhi.csv"));
    serve(MynaExpenseCsv.read(file).value().orElseThrow());
    String written = PORTAL.hanako().get("/expenses.csv?from=2025-01&to=2025-12").text();
    assertThat(fromSums(written)).isEqualTo(fromSums(new String(file, StandardCharsets.UTF_8)));
  }

  private static String fromSums(String text) {
    return text.substring(text.indexOf("医療費の合計\r\n"));
  }

  private static void serve(MynaExpenses file) {
    List<ExpenseNotice> rows = file.lines().stream().map(SuppliedFileTest::notice).toList();
    YearMonth last = YearMonth.of(2025, 12);
    PORTAL
        .world()
        .answers(
            ExpenseApi.NOTICES,
            new Notices(
                rows,
                List.of(new Origin(last, file.insurerName(), Optional.empty())),
                Optional.of(last),
                YearMonth.of(2023, 11),
                Optional.empty()));
  }

  private static ExpenseNotice notice(ExpenseLine line) {
    return new ExpenseNotice(
        line.month(),
        line.category(),
        line.days(),
        line.institution(),
        line.amounts().total(),
        line.amounts().insurer(),
        line.amounts().publicFunds(),
        line.amounts().patient(),
        Optional.empty());
  }
}
