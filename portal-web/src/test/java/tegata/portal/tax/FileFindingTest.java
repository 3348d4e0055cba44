package tegata.portal.tax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.formats.Finding;
import tegata.formats.Finding.Severity;
import tegata.portal.page.Language;
import tegata.portal.page.Words;

class FileFindingTest {
  private static final Path FORMATS =
      Path.of("..", "verticles", "formats", "src", "main", "java", "tegata", "formats");
  private static final Pattern CODE = Pattern.compile("\"([a-z-]+)\",\\s*\"[^\"]*[ぁ-ん]");

  @Test
  @DisplayName("CSVの読み取りが言うことは、どれもどのことばでも言える")
  void everyFindingHasWords() throws IOException {
    Set<String> codes = new TreeSet<>();
    List<Path> places =
        List.of(
            FORMATS.resolve("myna"),
            FORMATS.resolve("csv/CsvLines.java"),
            FORMATS.resolve("TextDecoding.java"));
    for (Path place : places) {
      try (Stream<Path> files = Files.walk(place)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Matcher code = CODE.matcher(Files.readString(file));
          while (code.find()) {
            codes.add(code.group(1));
          }
        }
      }
    }

    assertThat(Stream.of(FileFinding.values()).map(FileFinding::code).collect(Collectors.toSet()))
        .isEqualTo(codes);
  }

  @Test
  @DisplayName("何行目のどの項目かを、そのことばで言う。知らない指摘は、読み取りの言葉のまま言う")
  void saysWhere() {
    Finding total = finding("31行目 医療費の総額（円）", "total-differs-from-rows");
    assertThat(FileFinding.said(total, new Words(Language.JA)))
        .isEqualTo("31行目「医療費の総額（円）」：合計が明細の合計と一致しません。明細を正として取り込みます。");
    assertThat(FileFinding.said(total, new Words(Language.EN)))
        .isEqualTo(
            "Line 31 (医療費の総額（円）): The total is not the sum of the rows. The rows are taken as right.");
    assertThat(FileFinding.said(finding("5行目", "broken-csv"), new Words(Language.EN)))
        .startsWith("Line 5: Quotation marks");
    assertThat(FileFinding.said(finding("ファイル全体", "of-tomorrow"), new Words(Language.EN)))
        .isEqualTo("読み取りの言葉");
  }

  private static Finding finding(String place, String code) {
    return new Finding(Severity.WARNING, place, code, "読み取りの言葉");
  }
}
