package tegata.formats.staff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.formats.Finding;
import tegata.formats.Parsed;

class StaffCsvTest {
  private static final StaffEntry CLERK =
      new StaffEntry(
          "S-1",
          "架空 受付",
          StaffEntry.Role.INSURER_CLERK,
          Optional.of("06130488"),
          "STAFF1",
          "CN=架空CA,C=JP",
          Optional.of(LocalDate.of(2026, 12, 31)));
  private static final StaffEntry OPERATOR =
      new StaffEntry(
          "S-2",
          "架空 運営",
          StaffEntry.Role.OPERATOR,
          Optional.empty(),
          "STAFF2",
          "CN=架空CA,C=JP",
          Optional.empty());

  @Test
  @DisplayName("書いたものを読むと元に戻る")
  void survivesTheRoundTrip() {
    Parsed<List<StaffEntry>> parsed = StaffCsv.read(StaffCsv.write(List.of(CLERK, OPERATOR)));

    assertThat(parsed.findings()).isEmpty();
    assertThat(parsed.value().get()).containsExactly(CLERK, OPERATOR);
  }

  @Test
  @DisplayName("全角の保険者番号も読む")
  void foldsFullWidthNumbers() {
    assertThat(read(CLERK, "06130488", "０６１３０４８８").value().get()).containsExactly(CLERK);
  }

  @Test
  @DisplayName("役割・保険者番号・終了日の誤りは、行と列を示して断る")
  void rejectsRows() {
    assertRejected(read(CLERK, "insurer-clerk", "boss"), "2行目 役割");
    assertRejected(read(CLERK, "06130488", "613"), "2行目 保険者番号");
    assertRejected(read(CLERK, "06130488", ""), "2行目 保険者番号");
    assertRejected(read(OPERATOR, "operator,", "operator,06130488"), "2行目 保険者番号");
    assertRejected(read(CLERK, "2026-12-31", "いつか"), "2行目 終了日");
  }

  @Test
  @DisplayName("同じ職員番号の二行目は断る")
  void oneRowForANumber() {
    Parsed<List<StaffEntry>> parsed = StaffCsv.read(StaffCsv.write(List.of(CLERK, CLERK)));

    assertThat(parsed.errors()).extracting(Finding::place).containsExactly("3行目 職員番号");
    assertThat(parsed.value().get()).containsExactly(CLERK);
  }

  private static Parsed<List<StaffEntry>> read(StaffEntry entry, String from, String to) {
    String text = new String(StaffCsv.write(List.of(entry)), UTF_8);
    assertThat(text).contains(from);
    return StaffCsv.read(text.replace(from, to).getBytes(UTF_8));
  }

  private static void assertRejected(Parsed<List<StaffEntry>> parsed, String place) {
    assertThat(parsed.errors()).extracting(Finding::place).containsOnly(place);
    assertThat(parsed.value().get()).isEmpty();
  }
}
