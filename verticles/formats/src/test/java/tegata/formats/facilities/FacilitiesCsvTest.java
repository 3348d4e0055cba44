package tegata.formats.facilities;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.formats.Finding;
import tegata.formats.Parsed;

class FacilitiesCsvTest {
  private static final Facility CLINIC =
      new Facility(
          "3410712362",
          "架空クリニック",
          Facility.Kind.HOME_VISIT,
          Set.of(Facility.Role.CLINIC, Facility.Role.KIOSK),
          "clinic-1",
          "0a".repeat(32));

  @Test
  @DisplayName("書いたものを読むと元に戻る")
  void survivesTheRoundTrip() {
    Parsed<List<Facility>> parsed = read(text(CLINIC));

    assertThat(parsed.findings()).isEmpty();
    assertThat(parsed.value().get()).containsExactly(CLINIC);
  }

  @Test
  @DisplayName("指紋は openssl の書き方（大文字・コロン）でもよい")
  void acceptsOpensslFingerprints() {
    String openssl = "0A:".repeat(31) + "0A";

    assertThat(read(text(CLINIC).replace("0a".repeat(32), openssl)).value().get())
        .containsExactly(CLINIC);
  }

  @Test
  @DisplayName("区分・役割・コード・指紋の誤りと重複は、行と列を示して断る")
  void rejectsRows() {
    assertRejected(text(CLINIC).replace("居宅同意取得型", "特別"), "unknown-value", "2行目 区分");
    assertRejected(text(CLINIC).replace("clinic kiosk", "clinic bank"), "unknown-value", "2行目 役割");
    assertRejected(text(CLINIC).replace("3410712362", "34107"), "malformed-value", "2行目 医療機関等コード");
    assertRejected(text(CLINIC).replace("0a0a0a", "0a0a"), "malformed-value", "2行目 証明書SHA-256");
  }

  @Test
  @DisplayName("保険者のコードは保険者番号で、医療機関等の役割は付けられない")
  void takesInsurers() {
    String insurer = text(CLINIC).replace("clinic kiosk", "insurer");

    assertThat(read(insurer.replace("3410712362", "06130488")).value().get())
        .extracting(Facility::code, Facility::roles)
        .containsExactly(tuple("06130488", Set.of(Facility.Role.INSURER)));
    assertThat(read(insurer.replace("3410712362", "138057")).findings()).isEmpty();
    assertRejected(insurer, "malformed-value", "2行目 医療機関等コード");
    assertRejected(
        insurer.replace("3410712362", "06130488").replace("insurer,", "insurer clinic,"),
        "unknown-value",
        "2行目 役割");
    assertRejected(
        text(CLINIC).replace("3410712362", "06130488"), "malformed-value", "2行目 医療機関等コード");
  }

  @Test
  @DisplayName("証明書が二つある医療機関等は二行になり、名称などの違う行は断る")
  void takesSeveralCertificates() {
    String second = text(CLINIC).lines().skip(1).findFirst().get().replace("0a", "0b");

    assertThat(read(text(CLINIC) + second).value().get())
        .extracting(Facility::certificateSha256)
        .containsExactly("0a".repeat(32), "0b".repeat(32));

    Parsed<List<Facility>> other = read(text(CLINIC) + second.replace("clinic-1", "clinic-2"));
    assertThat(other.errors()).extracting(Finding::code).containsExactly("contradicting-rows");
    assertThat(other.value().get()).containsExactly(CLINIC);
  }

  private static void assertRejected(String text, String code, String place) {
    Parsed<List<Facility>> parsed = read(text);
    assertThat(parsed.errors())
        .singleElement()
        .returns(code, Finding::code)
        .returns(place, Finding::place);
    assertThat(parsed.value().get()).isEmpty();
  }

  private static String text(Facility facility) {
    return new String(FacilitiesCsv.write(List.of(facility)), UTF_8);
  }

  private static Parsed<List<Facility>> read(String text) {
    return FacilitiesCsv.read(text.getBytes(UTF_8));
  }
}
