package tegata.acceptance.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tegata.acceptance.TestData;
import tegata.acceptance.portal.Browser;
import tegata.acceptance.system.Finished;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;

/** Public sample files of the real formats, on the way through the whole system. */
@ExtendWith(SharedSystem.class)
class SuppliedFilesTest {
  private RunningSystem system;
  private JsonObject person;

  @BeforeEach
  void begin(RunningSystem shared) {
    system = shared;
    person = system.person("見本　無記");
  }

  @Test
  @DisplayName("マイナポータルの CSV は、医療費の合計の行から先が、1 バイトも変わらずに出てくる")
  void expensesComeBackByteForByte() throws IOException {
    Path file = TestData.file("myna_iryohi/iryouhi.csv");

    importing(file);
    byte[] export = browser().get("/expenses.csv?from=2025-01&to=2025-12").bytes();

    assertThat(fromSums(export)).isEqualTo(fromSums(Files.readAllBytes(file)));
  }

  @Test
  @DisplayName("お薬手帳のファイルの薬が、お薬の画面に出る")
  void medicinesAreShown() {
    importing(TestData.file("jahis/tc-minimal-valid.txt"));

    assertThat(browser().get("/medicines").text()).contains("ノルバスク錠２．５ｍｇ", "お薬手帳");
  }

  @Test
  @DisplayName("健診のバンドルの結果が、健診の画面に出る。保存期間より古い元のままのものは出ない")
  void checkupsAreShown(@TempDir Path folder) throws IOException {
    Path sample = TestData.file("fhir/Bundle-Bundle-eCheckupReport-Sample-01.json");
    LocalDate yearAgo = LocalDate.now(ZoneId.of("Asia/Tokyo")).minusYears(1);
    Path recent =
        Files.writeString(
            folder.resolve("recent.json"),
            Files.readString(sample).replace("\"2020-04-04", "\"" + yearAgo));

    assertThat(importing(sample).output()).contains("expired=1");
    assertThat(browser().get("/checkups").text()).doesNotContain("2020年4月4日");
    assertThat(importing(recent).output()).contains("accepted=1");
    assertThat(browser().get("/checkups").text())
        .contains(yearAgo.getYear() + "年" + yearAgo.getMonthValue() + "月");
  }

  private Finished importing(Path file) {
    Finished finished =
        system.command("import", "--person", person.getString("cardId"), file.toString());
    assertThat(finished.exit()).as(finished.output()).isZero();
    return finished;
  }

  private Browser browser() {
    return new Browser(system).logIn(person);
  }

  private static String fromSums(byte[] csv) {
    String text = new String(csv, StandardCharsets.UTF_8);
    return text.substring(text.indexOf("医療費の合計\r\n"));
  }
}
