package tegata.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.TestPortal;

/** 期間の入れまちがい, on every page that has a period, and on the files of each. */
class BadPeriodTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  private static final List<String> BY_MONTH =
      List.of(
          "/medicines?",
          "/medicines.csv?",
          "/treatments?",
          "/treatments.csv?",
          "/expenses?",
          "/expenses.csv?",
          "/expenses.xlsx?",
          "/download?show=1&kind=MEDICINES&format=CSV&who=@&",
          "/download.zip?show=1&kind=ACCESSES&format=CSV&who=@&");

  private static final List<String> BY_DAY =
      List.of("/access-log?", "/access-log.csv?", "/access-log/statement?");

  private record Typed(String from, String to) {}

  static Stream<Arguments> refused() {
    return crossed(
        List.of(
            new Typed("2026-05", "2026-03"),
            new Typed("令和８年５月", "R8.3"),
            new Typed("２０２６年１３月", "'; drop table person; --"),
            new Typed("<script>alert(1)</script>", "2026-03")),
        List.of(
            new Typed("2026-05-04", "2026-05-03"),
            new Typed("令和８年５月４日", "R8.5.3"),
            new Typed("2026-02-30", "2026-03-01"),
            new Typed("<script>alert(1)</script>", "2026-05-03")));
  }

  static Stream<Arguments> understood() {
    return crossed(
        List.of(new Typed("令和８年３月", "２０２６／５"), new Typed("R8.3", "2026年5月")),
        List.of(new Typed("令和８年９月３日", "２０２６／９／５"), new Typed("R8.9.3", "2026年9月5日")));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("refused")
  @DisplayName("逆の期間・ない日・読めない期間は、どのページもファイルも断り、入れたものを残して直し方を言う")
  void refuses(String path, Typed typed) {
    Page page = get(path, typed);
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.html().title()).startsWith("エラー：");
    assertThat(page.html().select(".error-summary a")).isNotEmpty();
    assertThat(page.html().select("#from").val()).isEqualTo(typed.from());
    assertThat(page.html().select("#to").val()).isEqualTo(typed.to());
    assertThat(page.html().select("main script")).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("understood")
  @DisplayName("和暦でも全角でも、同じ期間として受け取る")
  void understands(String path, Typed typed) {
    assertThat(get(path, typed).status()).isEqualTo(200);
  }

  private static Page get(String path, Typed typed) {
    Browser hanako = PORTAL.hanako();
    String me = path.contains("@") ? hanako.get("/download").html().select("#who").val() : "";
    return hanako.get(
        path.replace("@", me) + "from=" + encoded(typed.from()) + "&to=" + encoded(typed.to()));
  }

  private static Stream<Arguments> crossed(List<Typed> months, List<Typed> days) {
    return Stream.concat(
        BY_MONTH.stream().flatMap(path -> months.stream().map(one -> Arguments.of(path, one))),
        BY_DAY.stream().flatMap(path -> days.stream().map(one -> Arguments.of(path, one))));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
