package tegata.portal.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tegata.contract.AccessApi;
import tegata.contract.AccessApi.Accesses;
import tegata.contract.CheckupApi;
import tegata.contract.EligibilityApi;
import tegata.contract.Fault;
import tegata.contract.MedicationApi;
import tegata.contract.ProxyApi;
import tegata.contract.Use;
import tegata.domain.access.Access;
import tegata.domain.eligibility.Validity;
import tegata.formats.jahis.JahisFile;
import tegata.formats.jahis.JahisNotebook;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;

class DownloadPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @Test
  @DisplayName("はじめは全種類のCSVが選ばれ、代理で見られる人も選べる。名前や番号は住所に出ない")
  void choices() {
    Page page = PORTAL.hanako().get("/download");
    assertThat(page.html().select("input[name=kind][checked]")).hasSize(6);
    assertThat(page.html().select("input[name=format][checked]").eachAttr("value"))
        .containsExactly("CSV");
    assertThat(page.html().select("input[name=who]")).hasSizeGreaterThan(1);
    assertThat(page.html().select("input[name=who][checked]")).hasSize(1);
    assertThat(page.html().select("input[name=who]").eachAttr("value"))
        .allMatch(mark -> mark.matches("[0-9a-f]{16}"));
    assertThat(page.html().select("main").text()).contains("入らないもの", "病名");
  }

  @Test
  @DisplayName("中に入るものと大きさを先に言い、いま作れないものも言う")
  void tellsBefore() {
    Browser hanako = PORTAL.hanako();
    PORTAL.world().fails(CheckupApi.ALL, Fault.Kind.UNAVAILABLE, "away");
    Page page = hanako.get(everything(hanako, "/download", "CSV", "FHIR", "XML", "PDF"));
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html().select("tbody tr").eachText())
        .contains(
            "1_架空 花子/お薬.csv 1 kB",
            "1_架空 花子/健診結果.csv いま作れません",
            "1_架空 花子/アクセス履歴.csv 242 kB",
            "1_架空 花子/健診結果（FHIR）.json いま作れません",
            "1_架空 花子/医療費通知情報（2026年）.xml 作るときに決まります（ふつう100 kBまで）",
            "1_架空 花子/受診用まとめ.pdf 作るときに決まります（ふつう100 kBまで）");
    assertThat(page.html().select("a.button").attr("href")).startsWith("/download.zip?show=1&");
    assertThat(page.html().select("a.button").text()).matches("ZIPをダウンロードする（圧縮する前で \\d+ kB より大きい）");
    assertThat(PORTAL.world().asked(MedicationApi.HISTORY))
        .singleElement()
        .satisfies(asked -> assertThat(asked.question().months().use()).isEqualTo(Use.VIEW));
  }

  @Test
  @DisplayName("ZIP には選んだ全部があり、形式ごとに正しく読める")
  void wholeZip() throws IOException {
    Browser hanako = PORTAL.hanako();
    Page page = hanako.get(everything(hanako, "/download.zip", "CSV", "FHIR", "JAHIS", "PDF"));
    assertThat(page.header("Content-Type")).isEqualTo("application/zip");
    Map<String, byte[]> files = unzip(page.bytes());
    assertThat(files.keySet())
        .containsExactly(
            "1_架空 花子/お薬.csv",
            "1_架空 花子/診療.csv",
            "1_架空 花子/健診結果.csv",
            "1_架空 花子/医療費通知情報.csv",
            "1_架空 花子/資格情報.csv",
            "1_架空 花子/アクセス履歴.csv",
            "1_架空 花子/お薬と資格情報（FHIR）.json",
            "1_架空 花子/健診結果（FHIR）.json",
            "1_架空 花子/お薬手帳（JAHIS）.txt",
            "1_架空 花子/受診用まとめ.pdf",
            "はじめに読んでください.txt");
    assertThat(text(files, "お薬.csv")).contains("アムロジピン錠5mg");
    assertThat(text(files, "資格情報.csv")).contains("番号,4567");
    JsonObject bundle = new JsonObject(text(files, "お薬と資格情報（FHIR）.json"));
    assertThat(bundle.getJsonArray("entry")).hasSize(6);
    JsonArray documents = new JsonArray(text(files, "健診結果（FHIR）.json"));
    assertThat(documents).hasSize(2);
    assertThat(documents.getJsonObject(0).getString("type")).isEqualTo("document");
    byte[] notebook = files.get("1_架空 花子/お薬手帳（JAHIS）.txt");
    assertThat(new String(notebook, Charset.forName("windows-31j"))).startsWith("JAHISTC08,2\r\n");
    JahisNotebook read = JahisFile.read(notebook).value().orElseThrow();
    assertThat(read.dispensings()).hasSize(2);
    assertThat(read.dispensings().get(0).rps()).hasSize(2);
    assertThat(files.get("1_架空 花子/受診用まとめ.pdf")).startsWith("%PDF".getBytes(StandardCharsets.UTF_8));
    assertThat(PORTAL.world().asked(MedicationApi.HISTORY))
        .allMatch(asked -> asked.question().months().use() == Use.DOWNLOAD);
  }

  @ParameterizedTest
  @EnumSource(Validity.class)
  @DisplayName("保険者が有効と答えたときだけ、番号が CSV と FHIR に入る。CSV は、どう答えたかを言う")
  void numbersOnlyOfWhatIsValid(Validity validity) throws IOException {
    PORTAL
        .world()
        .answers(
            EligibilityApi.OWN,
            People.own(
                Optional.of(validity), Optional.of(People.RESULT), List.of(People.COVERAGE)));
    boolean valid = validity == Validity.VALID || validity == Validity.VALID_UNREGISTERED;
    Map<String, byte[]> files = zip("CSV", "FHIR");
    assertThat(text(files, "資格情報.csv")).contains("確認のようす,");
    for (String name : List.of("資格情報.csv", "お薬と資格情報（FHIR）.json", "健診結果（FHIR）.json")) {
      assertThat(text(files, name).contains("4567")).as(name).isEqualTo(valid);
    }
    assertThat(text(files, "資格情報.csv").contains("有効な資格が見つかりませんでした")).isEqualTo(!valid);
    assertThat(text(files, "お薬と資格情報（FHIR）.json").contains("\"Coverage\"")).isEqualTo(valid);
  }

  @Test
  @DisplayName("保険者に聞けなかったときは、CSV も FHIR も未確認と言う")
  void marksWhatIsNotConfirmed() throws IOException {
    PORTAL
        .world()
        .answers(
            EligibilityApi.OWN,
            People.own(Optional.empty(), Optional.empty(), List.of(People.COVERAGE)));
    Map<String, byte[]> files = zip("CSV", "FHIR");
    assertThat(text(files, "資格情報.csv")).contains("番号,4567", "未確認", "2026年11月20日");
    assertThat(text(files, "お薬と資格情報（FHIR）.json")).contains("4567", "UNCERTREL");
  }

  private static Map<String, byte[]> zip(String... formats) throws IOException {
    Browser hanako = PORTAL.hanako();
    return unzip(hanako.get(everything(hanako, "/download.zip", formats)).bytes());
  }

  @Test
  @DisplayName("選んでいない資格情報は、お薬のファイルに入らない")
  void onlyWhatWasChosen() throws IOException {
    Browser hanako = PORTAL.hanako();
    String me = hanako.get("/download").html().select("#who").val();
    Map<String, byte[]> files =
        unzip(
            hanako
                .get("/download.zip?show=1&kind=MEDICINES&format=FHIR&format=PDF&who=" + me)
                .bytes());
    assertThat(files.keySet()).containsExactly("1_架空 花子/お薬と資格情報（FHIR）.json", "はじめに読んでください.txt");
    assertThat(text(files, "（FHIR）.json")).contains("アムロジピン").doesNotContain("4567", "Coverage");
  }

  @Test
  @DisplayName("家族の一覧が取れないときは、だれかを黙って落とすより、後でと言う")
  void doesNotDropFamilySilently() {
    Browser hanako = PORTAL.hanako();
    String query = everything(hanako, "/download.zip", "CSV");
    PORTAL.world().fails(ProxyApi.LIST, Fault.Kind.UNAVAILABLE, "away");
    assertThat(hanako.get(query).status()).isEqualTo(503);
  }

  @Test
  @DisplayName("一部が作れなくても残りは届き、作れなかったものの名前が書いてある")
  void partial() throws IOException {
    Browser hanako = PORTAL.hanako();
    PORTAL.world().fails(MedicationApi.HISTORY, Fault.Kind.UNAVAILABLE, "away");
    Page page = hanako.get(everything(hanako, "/download.zip", "CSV", "XML", "PDF"));
    Map<String, byte[]> files = unzip(page.bytes());
    assertThat(files.keySet()).contains("1_架空 花子/健診結果.csv").doesNotContain("1_架空 花子/お薬.csv");
    assertThat(text(files, "はじめに読んでください.txt"))
        .contains("作れなかったもの", "- 1_架空 花子/お薬.csv (away)", "受診用まとめ.pdf (summary-partial)");
  }

  @Test
  @DisplayName("アクセス履歴は、選んだ月の分を一ページずつ、見出しを一度だけ付けて送る。大きさを言うためには読まない")
  void accessesPageByPage() throws IOException {
    Browser hanako = PORTAL.hanako();
    serveAccesses(3, Optional.empty());
    String query = everything(hanako, "/download", "CSV") + "&from=2026-01&to=2026-09";
    hanako.get(query);
    assertThat(PORTAL.world().asked(AccessApi.HISTORY)).isEmpty();

    Page page = hanako.get(query.replace("/download?", "/download.zip?"));
    String text = text(unzip(page.bytes()), "アクセス履歴.csv");
    assertThat(text).startsWith("\uFEFF番号,");
    assertThat(text.lines()).hasSize(1 + 3);
    assertThat(text).containsOnlyOnce("\uFEFF");
    assertThat(PORTAL.world().asked(AccessApi.HISTORY))
        .hasSize(3)
        .allSatisfy(
            asked -> {
              assertThat(asked.question().from()).isEqualTo("2026-01-01");
              assertThat(asked.question().to()).isEqualTo("2026-09-30");
              assertThat(asked.question().use()).isEqualTo(Use.DOWNLOAD);
            })
        .extracting(asked -> asked.caller().request())
        .as("one view in the log")
        .containsOnly(PORTAL.world().asked(AccessApi.HISTORY).get(0).caller().request());
  }

  @Test
  @DisplayName("アクセス履歴が途中で止まったら、来た分は届き、途中までだと書いてあり、残りのファイルも届く")
  void accessesCutShort() throws IOException {
    Browser hanako = PORTAL.hanako();
    serveAccesses(3, Optional.of(2));
    Page page = hanako.get(everything(hanako, "/download.zip", "CSV", "PDF"));
    Map<String, byte[]> files = unzip(page.bytes());
    assertThat(text(files, "アクセス履歴.csv").lines()).hasSize(1 + 2);
    assertThat(text(files, "はじめに読んでください.txt"))
        .contains("作れなかったもの", "- 1_架空 花子/アクセス履歴.csv（途中まで） (away)")
        .doesNotContain("- 1_架空 花子/アクセス履歴.csv\r");
    assertThat(files.keySet()).contains("1_架空 花子/受診用まとめ.pdf");
  }

  /** So many pages of one entry each; the one after the {@code cut}th fails. */
  private static void serveAccesses(int pages, Optional<Integer> cut) {
    PORTAL
        .world()
        .decides(
            AccessApi.HISTORY,
            (caller, q) -> {
              long number = q.before().orElse((long) pages + 1) - 1;
              if (cut.filter(c -> number == pages - c).isPresent()) {
                throw new Fault(Fault.Kind.UNAVAILABLE, "away", "told to fail");
              }
              return new Accesses(List.of(numbered(number)), Map.of(), number > 1);
            });
  }

  private static Access numbered(long number) {
    Access own = People.ownView();
    return new Access(
        number,
        own.at(),
        own.kind(),
        own.actor(),
        own.categories(),
        own.basis(),
        own.result(),
        own.note(),
        own.principal());
  }

  @ParameterizedTest(name = "{0} → {1}")
  @DisplayName("足りない選択や読めない期間は、入れたものを残して、何を直すかを言う")
  @CsvSource({
    "show=1&format=CSV&who=@, #kind",
    "show=1&kind=MEDICINES&format=CSV, #who",
    "show=1&kind=MEDICINES&who=@, #format",
    "show=1&kind=TREATMENTS&format=JAHIS&who=@, #format",
    "show=1&kind=MEDICINES&format=CSV&who=@&from=abc, #from",
    "show=1&kind=MEDICINES&format=CSV&who=0123456789abcdef, #who",
    "show=1&kind=MEDICINES&format=CSV&who=@&who=0123456789abcdef, #who",
    "show=1&kind=CHECKUPS&format=PDF&who=@, #format"
  })
  void refuses(String query, String field) {
    Browser hanako = PORTAL.hanako();
    String me = hanako.get("/download").html().select("#who").val();
    for (String path : List.of("/download?", "/download.zip?")) {
      Page page = hanako.get(path + query.replace("@", me));
      assertThat(page.status()).isEqualTo(400);
      assertThat(page.html().select(".error-summary a").eachAttr("href")).containsExactly(field);
      assertThat(page.html().select(field)).hasSize(1);
    }
  }

  @Test
  @DisplayName("期間の外の健診は入らない")
  void period() throws IOException {
    Browser hanako = PORTAL.hanako();
    String query = everything(hanako, "/download.zip", "CSV") + "&from=2026-01&to=2026-12";
    String checkups = text(unzip(hanako.get(query).bytes()), "健診結果.csv");
    assertThat(checkups).contains("2026-06-03").doesNotContain("2025-06-05");
  }

  @ParameterizedTest
  @DisplayName("名前がどうであれ、フォルダーの名前は安全")
  @CsvSource({"../../etc, __.._etc", "a:b*c, a_b_c", "'', _", "髙﨑 花子, 髙﨑 花子"})
  void safeNames(String name, String safe) {
    assertThat(FileName.safe(name)).isEqualTo(safe);
    assertThat(FileName.safe("x".repeat(300))).hasSize(40);
    assertThat(FileName.safe(name)).doesNotContain("/", "\\");
  }

  @Test
  @DisplayName("ログインしていない人には渡さない")
  void isForThoseLoggedIn() {
    assertThat(PORTAL.stranger().get("/download.zip?show=1").status()).isEqualTo(302);
  }

  private static String everything(Browser browser, String path, String... formats) {
    String me = browser.get("/download").html().select("#who").val();
    StringBuilder query = new StringBuilder(path + "?show=1&who=" + me);
    for (DataKind kind : DataKind.values()) {
      query.append("&kind=").append(kind);
    }
    for (String format : formats) {
      query.append("&format=").append(format);
    }
    return query.toString();
  }

  private static String text(Map<String, byte[]> files, String end) {
    return files.entrySet().stream()
        .filter(file -> file.getKey().endsWith(end))
        .map(file -> new String(file.getValue(), StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, byte[]> unzip(byte[] bytes) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }
}
