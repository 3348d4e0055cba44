package tegata.formats.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.formats.Parsed;
import tegata.formats.echeckup.CheckupBundle;
import tegata.formats.echeckup.CheckupReport;

/** The bundles are valid against the published profiles. Fictitious people (架空). */
class FhirBundlesTest {
  private static final Instant AT = Instant.parse("2026-11-27T08:00:00Z");
  private static final FhirPerson HANAKO =
      new FhirPerson(
          "架空 花子",
          "カクウ ハナコ",
          LocalDate.of(1980, 1, 10),
          "female",
          "06139992",
          "架空健康保険組合",
          "１２３",
          "４５６７",
          "00",
          true);
  private static final FhirCheckup CHECKUP =
      new FhirCheckup(
          LocalDate.of(2026, 6, 3),
          "架空健診センター <b>髙﨑</b>",
          false,
          List.of(
              number("9N001000000000001", "身長", "158.2", "cm", "", ""),
              number("9A755000000000001", "収縮期血圧(その他)", "134", "mm[Hg]", "", "129"),
              number("3D046000001906202", "HbA1c(NGSP値)", "5.9", "%", "4.6", "5.5"),
              number("3F015000002327101", "空腹時中性脂肪", "1E999999999", "mg/dL", "", "1E999999999"),
              new FhirCheckup.Item("X", "", FhirCheckup.Kind.CHOICE, "1", "", "", "", "", ""),
              new FhirCheckup.Item(
                  "9N501000000000011",
                  "メタボリックシンドローム判定",
                  FhirCheckup.Kind.CHOICE,
                  "3",
                  "",
                  "非該当",
                  "",
                  "",
                  ""),
              new FhirCheckup.Item(
                  "9N511000000000049",
                  "医師の診断(判定)",
                  FhirCheckup.Kind.TEXT,
                  "経過をみてください",
                  "",
                  "",
                  "",
                  "",
                  ""),
              new FhirCheckup.Item(
                  "9N736000000000011",
                  "喫煙",
                  FhirCheckup.Kind.CHOICE,
                  "3",
                  "",
                  "いいえ",
                  "1.2.392.200119.6.24060",
                  "",
                  "")));

  private static PublishedProfiles profiles;

  @BeforeAll
  static void load() throws IOException {
    profiles = PublishedProfiles.load();
  }

  @AfterAll
  static void forget() {
    profiles = null;
  }

  @Test
  @DisplayName("お薬と資格の束は JP Core に適合する")
  void medicines() {
    byte[] bundle =
        MedicineBundle.write(
            HANAKO,
            List.of(
                new FhirMedicine(
                    LocalDate.of(2026, 9, 3),
                    "架空薬局",
                    "アムロジピン錠5mg",
                    "2171022F4024",
                    "アムロジピンベシル酸塩",
                    "1日1回 朝食後",
                    "２８日分"),
                new FhirMedicine(LocalDate.of(2026, 9, 3), "架空薬局", "<薬>", "", "", "", "適量"),
                new FhirMedicine(LocalDate.of(2026, 9, 3), "架空薬局", "薬", "610000000", "", "", "")),
            AT);
    assertThat(errors(bundle)).isEmpty();
    assertThat(new String(bundle, StandardCharsets.UTF_8)).contains("\"value\": 28", "日分");
    assertThat(new String(bundle, StandardCharsets.UTF_8))
        .as("YJ as JP Core 1.1.2 names it")
        .contains("\"system\": \"urn:oid:1.2.392.100495.20.1.73\"");
    String broken =
        new String(bundle, StandardCharsets.UTF_8)
            .replace("IdSystem/Medication-RPGroupNumber", "IdSystem/Other");
    assertThat(errors(broken.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
  }

  @Test
  @DisplayName("保険のわからない人のお薬の束と健診の文書も適合する")
  void withoutInsurance() {
    FhirPerson nobody =
        new FhirPerson(
            "架空", "カクウ", LocalDate.of(1980, 1, 10), "unknown", "", "", "", "", "", false);
    assertThat(errors(MedicineBundle.write(nobody, List.of(), AT))).isEmpty();
    byte[] apart = MedicineBundle.write(uninsured(HANAKO), List.of(), AT);
    assertThat(errors(apart)).isEmpty();
    assertThat(new String(apart, StandardCharsets.UTF_8))
        .doesNotContain("Coverage", "06139992", "４５６７", "架空健康保険組合");
    assertThat(apart).isNotEqualTo(MedicineBundle.write(nobody, List.of(), AT));
    assertThat(errors(CheckupDocument.write(nobody, CHECKUP, AT))).isEmpty();
  }

  @Test
  @DisplayName("保険者がいま確かめていない資格は、FHIR でもそう書いてあり、確かめたものと区別がつく")
  void marksWhatIsNotConfirmed() {
    FhirPerson unconfirmed =
        new FhirPerson(
            HANAKO.name(),
            HANAKO.kana(),
            HANAKO.birthdate(),
            HANAKO.sex(),
            HANAKO.insurerNumber(),
            HANAKO.insurerName(),
            HANAKO.symbol(),
            HANAKO.number(),
            HANAKO.branch(),
            false);
    for (byte[] bundle :
        List.of(
            MedicineBundle.write(unconfirmed, List.of(), AT),
            CheckupDocument.write(unconfirmed, CHECKUP, AT))) {
      assertThat(errors(bundle)).isEmpty();
      assertThat(new String(bundle, StandardCharsets.UTF_8)).containsOnlyOnce("UNCERTREL");
    }
    assertThat(new String(MedicineBundle.write(HANAKO, List.of(), AT), StandardCharsets.UTF_8))
        .doesNotContain("UNCERTREL");
  }

  @Test
  @DisplayName("健診の文書は eCheckup に適合し、自分で読んでも同じ値になる")
  void checkup() {
    byte[] document = CheckupDocument.write(HANAKO, CHECKUP, AT);
    assertThat(errors(document)).isEmpty();
    Parsed<CheckupReport> read = CheckupBundle.read(document);
    CheckupReport report = read.value().orElseThrow();
    assertThat(report.examDate()).isEqualTo(CHECKUP.examinedOn());
    assertThat(report.institutionName()).isEqualTo(CHECKUP.institution());
    assertThat(report.items())
        .extracting(item -> item.code() + " " + item.value() + " " + item.display())
        .containsExactly(
            "9N001000000000001 158.2 ",
            "9A755000000000001 134 ",
            "3D046000001906202 5.9 ",
            "3F015000002327101 1E999999999 ",
            "X 1 ",
            "9N501000000000011 3 非該当",
            "9N511000000000049 経過をみてください ",
            "9N736000000000011 3 いいえ");
    assertThat(report.items())
        .filteredOn(item -> !item.choiceOid().isEmpty())
        .extracting(item -> item.code() + " " + item.choiceOid())
        .as("the table its file named, else the one of its item")
        .containsExactly(
            "9N501000000000011 1.2.392.200119.6.1008", "9N736000000000011 1.2.392.200119.6.24060");
  }

  @Test
  @DisplayName("75 歳からの健診の文書も eCheckup に適合する")
  void laterStage() {
    FhirCheckup later =
        new FhirCheckup(CHECKUP.examinedOn(), CHECKUP.institution(), true, CHECKUP.items());
    assertThat(errors(CheckupDocument.write(HANAKO, later, AT))).isEmpty();
  }

  @Test
  @DisplayName("足りない束は、検査で見つかる")
  void theValidatorFinds() {
    String broken =
        new String(CheckupDocument.write(HANAKO, CHECKUP, AT), StandardCharsets.UTF_8)
            .replace("\"status\": \"final\"", "\"status\": \"preliminary\"");
    assertThat(errors(broken.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
  }

  private static FhirPerson uninsured(FhirPerson person) {
    return new FhirPerson(
        person.name(), person.kana(), person.birthdate(), person.sex(), "", "", "", "", "", false);
  }

  private static FhirCheckup.Item number(
      String code, String name, String value, String unit, String low, String high) {
    return new FhirCheckup.Item(
        code, name, FhirCheckup.Kind.NUMBER, value, unit, "", "", low, high);
  }

  private static List<String> errors(byte[] bundle) {
    return profiles.errors(bundle);
  }
}
