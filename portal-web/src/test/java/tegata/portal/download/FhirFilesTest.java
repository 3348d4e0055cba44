package tegata.portal.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tegata.contract.CheckupApi;
import tegata.contract.EligibilityApi;
import tegata.contract.EligibilityApi.OwnEligibility;
import tegata.contract.MedicationApi;
import tegata.contract.PersonApi;
import tegata.contract.PersonApi.Identity;
import tegata.domain.checkup.Checkup;
import tegata.domain.checkup.CheckupItem;
import tegata.domain.checkup.Examinee;
import tegata.domain.eligibility.Coverage;
import tegata.domain.eligibility.EligibilityResult;
import tegata.domain.eligibility.EligibilityToday;
import tegata.domain.eligibility.EligibilityToday.Answer;
import tegata.domain.eligibility.EligibilityToday.Held;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.eligibility.Validity;
import tegata.domain.medication.Medicine;
import tegata.domain.person.Sex;
import tegata.formats.fhir.PublishedProfiles;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;

/** What people take with them as FHIR is valid against the published profiles. 架空の人。 */
class FhirFilesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Instant BROUGHT_IN = Instant.parse("2026-11-20T00:30:00Z");
  private static final String HOSTILE = "<b>髙﨑</b> & \"𠮷\" \\ ' ]]> =1+1 ${x}";

  private static PublishedProfiles profiles;

  @BeforeAll
  static void load() throws IOException {
    profiles = PublishedProfiles.load();
  }

  @AfterAll
  static void forget() {
    profiles = null;
  }

  /** Somebody and their records. */
  private record Somebody(
      Identity identity,
      Optional<Answer> answer,
      List<Medicine> medicines,
      List<Checkup> checkups) {

    OwnEligibility own() {
      List<Coverage> held = identity.coverage().stream().toList();
      return new OwnEligibility(
          identity.name(),
          identity.kana(),
          identity.birthdate(),
          EligibilityToday.of(TODAY, answer, new Held(held, BROUGHT_IN, Optional.empty())),
          held,
          Optional.empty());
    }
  }

  /** The files of a ZIP: one of medicines and insurance, and a document a checkup. */
  private record Files(byte[] records, List<byte[]> documents) {}

  @ParameterizedTest
  @MethodSource("people")
  @DisplayName("お薬と資格情報は JP Core に、健診は eCheckup に適合する。こわしたものは適合しない")
  void fitThePublishedProfiles(Somebody somebody) throws IOException {
    Files files = download(somebody);

    assertThat(profiles.errors(files.records())).isEmpty();
    assertThat(text(files.records()).split("\"MedicationDispense\"", -1))
        .hasSize(somebody.medicines().size() + 1);
    assertThat(text(files.records()).contains("\"Coverage\""))
        .isEqualTo(somebody.own().today().insurance().isPresent());
    assertThat(profiles.errors(broken(files.records(), "Medication-RPGroupNumber", "Other")))
        .isNotEmpty();

    assertThat(files.documents()).hasSameSizeAs(somebody.checkups());
    for (byte[] document : files.documents()) {
      assertThat(profiles.errors(document)).isEmpty();
      assertThat(profiles.errors(broken(document, "\"final\"", "\"preliminary\""))).isNotEmpty();
    }
  }

  static Stream<Named<Somebody>> people() {
    return Stream.of(
        Named.of("much of everything", rich()),
        Named.of("nearly nothing", poor()),
        Named.of("hostile names", hostile()),
        Named.of("75 and older", old()));
  }

  private static Somebody rich() {
    List<Medicine> medicines = new ArrayList<>(People.medicines().rows());
    IntStream.range(0, 20)
        .mapToObj(i -> People.medicine(TODAY.minusDays(30 + i), "架空錠" + i + "mg", "架空成分" + i))
        .forEach(medicines::add);
    return new Somebody(
        identity("架空 花子", "カクウ ハナコ", LocalDate.of(1980, 1, 10), Sex.FEMALE, People.COVERAGE),
        Optional.of(
            new Answer(
                People.INSURED, Validity.VALID, Optional.of(People.RESULT), People.ANSWERED_AT)),
        medicines,
        List.of(People.checkup(), People.earlierCheckup()));
  }

  private static Somebody poor() {
    return new Somebody(
        new Identity("架空", "", LocalDate.of(1999, 12, 31), Sex.UNSET, Optional.empty()),
        Optional.empty(),
        List.of(medicine("薬", "", Optional.empty(), Optional.empty())),
        List.of(new Checkup(LocalDate.of(2026, 6, 3), "", List.of())));
  }

  private static Somebody hostile() {
    InsuredNumber insured =
        new InsuredNumber("138057", Optional.of("\"記\",\\ 号"), "<9>", Optional.of("1"));
    Coverage coverage =
        new Coverage(
            insured,
            HOSTILE,
            Coverage.Relation.FAMILY,
            Optional.of(30),
            LocalDate.of(2020, 4, 1),
            Optional.empty());
    return new Somebody(
        identity("　" + HOSTILE + "　花 子 ", " タカサキ\t", LocalDate.of(1985, 2, 28), Sex.MALE, coverage),
        Optional.empty(),
        List.of(
            medicine(HOSTILE, HOSTILE, Optional.of(" A B "), Optional.of("１．５ 包 ")),
            medicine("a".repeat(3_000), "架空薬局", Optional.of("610000001"), Optional.of("適量")),
            medicine("薬", "架空薬局", Optional.of("2171022F4024"), Optional.of(" "))),
        List.of(
            new Checkup(
                LocalDate.of(2026, 6, 3),
                HOSTILE,
                List.of(
                    item(CheckupItem.Type.PQ, "1E999999999", " mg  dL ", "", "<5"),
                    item(CheckupItem.Type.PQ, "12.5", "mm Hg ", "", "1E9"),
                    item(CheckupItem.Type.PQ, "", "", "", ""),
                    item(CheckupItem.Type.CO, " 1  2 ", "", HOSTILE, ""),
                    item(CheckupItem.Type.CD, "", "", "", ""),
                    item(CheckupItem.Type.ST, HOSTILE + "\r\n\t行", "", "", ""),
                    item(CheckupItem.Type.ST, " ", "", " ", "")))));
  }

  private static Somebody old() {
    InsuredNumber insured =
        new InsuredNumber("39131156", Optional.empty(), "01234567", Optional.empty());
    Coverage coverage =
        new Coverage(
            insured,
            "架空県後期高齢者医療広域連合",
            Coverage.Relation.SELF,
            Optional.of(10),
            LocalDate.of(2020, 4, 1),
            Optional.empty());
    EligibilityResult result =
        new EligibilityResult(
            insured,
            coverage.insurerName(),
            Optional.empty(),
            Optional.of(10),
            Optional.empty(),
            People.ALWAYS,
            Optional.empty(),
            Optional.empty(),
            List.of());
    return new Somebody(
        identity("架空　𠮷之助", "カクウ　ヨシノスケ", LocalDate.of(1945, 1, 1), Sex.MALE, coverage),
        Optional.of(new Answer(insured, Validity.VALID, Optional.of(result), People.ANSWERED_AT)),
        List.of(medicine("架空錠", "架空薬局", Optional.of("2171022F4024"), Optional.of("28日分"))),
        List.of(People.checkup()));
  }

  private static Identity identity(
      String name, String kana, LocalDate birthdate, Sex sex, Coverage coverage) {
    return new Identity(name, kana, birthdate, sex, Optional.of(coverage));
  }

  private static Medicine medicine(
      String name, String institution, Optional<String> code, Optional<String> quantity) {
    return new Medicine(
        TODAY.minusDays(40),
        institution,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        name,
        Optional.empty(),
        code,
        Optional.empty(),
        quantity,
        quantity,
        Medicine.Source.NOTEBOOK,
        Optional.empty());
  }

  private static CheckupItem item(
      CheckupItem.Type type, String value, String unit, String display, String high) {
    return new CheckupItem(
        "9N511000000000049",
        HOSTILE,
        type,
        value,
        Optional.of(unit),
        Optional.of(display),
        Optional.empty(),
        Optional.of(high),
        Optional.of(high));
  }

  private static Files download(Somebody somebody) throws IOException {
    Identity identity = somebody.identity();
    PORTAL.world().answers(PersonApi.IDENTITY, identity);
    PORTAL.world().answers(EligibilityApi.OWN, somebody.own());
    PORTAL
        .world()
        .answers(
            MedicationApi.HISTORY,
            new MedicationApi.Medicines(
                somebody.medicines(),
                Optional.of(People.ARRIVED_UNTIL),
                People.FIRST_MONTH,
                Optional.empty()));
    PORTAL
        .world()
        .answers(
            CheckupApi.ALL,
            People.checkups(
                new Examinee(identity.sex(), identity.birthdate()),
                somebody.checkups().toArray(Checkup[]::new)));
    Browser hanako = PORTAL.hanako();
    String me = hanako.get("/download").html().select("#who").val();
    byte[] zip =
        hanako
            .get(
                "/download.zip?show=1&kind=MEDICINES&kind=CHECKUPS&kind=ELIGIBILITY&format=FHIR&who="
                    + me)
            .bytes();
    return new Files(
        file(zip, "お薬と資格情報（FHIR）.json"),
        new JsonArray(text(file(zip, "健診結果（FHIR）.json")))
            .stream().map(Object::toString).map(FhirFilesTest::bytes).toList());
  }

  private static byte[] file(byte[] zip, String end) throws IOException {
    try (ZipInputStream files = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
        if (entry.getName().endsWith(end)) {
          return files.readAllBytes();
        }
      }
    }
    throw new AssertionError("the ZIP has no " + end);
  }

  private static byte[] broken(byte[] file, String part, String instead) {
    assertThat(text(file)).contains(part);
    return bytes(text(file).replace(part, instead));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
