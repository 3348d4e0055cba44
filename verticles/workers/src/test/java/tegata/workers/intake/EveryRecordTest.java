package tegata.workers.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.people;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tegata.formats.Finding;
import tegata.formats.Ms932;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

/**
 * Every record of every kind of claim with items missing, over and above, too long and of the wrong
 * type, taken in like any other file: read or refused, with a word on it, and counted once.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryRecordTest {
  /** Which items of a record are numbers, after the kind it belongs to; the rest is text. */
  private static final String NUMBERS =
      """
      医科 HO 5 6 8 9 12 14 15
      医科 KO 5 6 7 8 9 11 12
      医科 JD 2 3 33
      医科 MF 2
      医科 SI 5 6 7 14 44
      医科 IY 5 6 7 14 44
      医科 TO 5 6 7 9 18 48
      DPC HH 7 8 9
      DPC GT 6 7 8 9
      DPC CD 7 8 10
      歯科 HO 5 6 7 8 11 13 14
      歯科 KO 5 6 7 8 9 10
      歯科 SS 77 78 79 109
      歯科 SI 5 6 7 8 38
      歯科 IY 5 6 7 9 39
      歯科 TO 14 15 45
      調剤 HO 5 6 10 13 14
      調剤 KO 5 6 8 10
      調剤 SH 6 10
      調剤 CZ 6 11 14 18 21 57 62 65
      調剤 IY 4
      調剤 TO 4 6
      調剤 KI 6 10 11 14 15 18 19
      保険者 JY 2 3 4 7 8
      """;

  /** 架空 太郎のレセプト. */
  private static final String CLAIMS =
      """
      医科
      IR,1,13,1,9999913,,架空内科医院,202610,00,
      RE,1,1122,202609,架空　太郎,1,19800110
      HO,06130488,１２－３,４５６,2,395,,,,,,
      KO,54136015,1234567,,2,395,796
      KH,国保
      SN,1,01,,,,00,,
      JD,1,1
      MF,00
      GR,1,040080
      SY,0000999,20260903,1,,架空傷病,01,
      SI,11,1,111000110,,291,1,,,,,,,1
      CO,11,1,810000001,架空
      SI,12,1,112007410,,75,1,,,,,,,1
      IY,21,1,620009461,3,2,7,,,,,,,7
      TO,40,1,710010001,1,15,1,,10.5,,架空器材
      NI,1
      SJ,1,架空の症状
      TI,1
      TR,1
      TS,1
      ON,1
      GO,1,395,99
      DPC
      IR,1,13,1,9999913,,架空病院,202610,00,
      RE,1,1117,202609,架空　太郎,1,19800110,,20260905
      HO,06130488,１２－３,４５６,5,12345,,12,8280,,,57600
      SN,1,01,,,,00,,
      BU,040080x099x0xx,20260905,20260909,1,
      SB,0000999,,架空肺炎,J189,11,,
      KK,,,3
      SK,150000110,K000,20260906,1,架空手術
      GA,202609,2,,040080x099x0xx
      HH,202609,2,1,1,1,2500,4,10000
      GT,202609,2,1,1,10000,12000,,12000,93,,
      SI,13,1,113006910,,345,1,,,,,,,1
      CD,20260905,33,1,1,620007344,4,,,1,
      CD,20260905,60,2,1,160000310,1,,,1,
      GO,1,12345,99
      歯科
      UK,1,13,3,9999920,,架空歯科医院,202610,,00
      IR,1,13,3,9999920,,202610,,
      RE,1,3112,202609,架空　太郎,1,19800110
      HO,06130488,１２－３,４５６,1,275
      KO,54136015,1234567,,1,275,796
      SN,1,01,,,,00,,
      JD,1,1
      MF,00
      HS,,,101630,,0000999,,架空傷病
      SS,11,1,301000110,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,267,1,1
      SI,13,1,302000110,,2,1,1
      CO,13,1,810000001,架空
      IY,21,1,620009461,3,2,3,,3
      TO,40,1,710010001,1,,,,,,,,0,1,1
      SJ,1,架空の症状
      GO,1,275,99
      調剤
      YK,1,13,4,9999946,架空薬局,202610,00,
      RE,1,4112,202609,架空　太郎,1,19800110,,,13,1,9999913,架空内科医院
      HO,06130488,１２－３,４５６,1,80
      KO,54136015,1234567,,1,80,,796
      SN,1,01,,,,00,,
      JD,1,1
      MF,00
      SH,01,1,003,,3
      CZ,1,20260910,20260910,1,14,1,1,01,420001810,24,,,11
      IY,1,620009461,3
      TO,1,710010001,1,,10,架空器材
      CO,830000001,架空
      KI,20260910,1,1,410004110,45
      TK,830000001,架空
      ST,1,20260910,20260910,1
      GO,1,80,99
      保険者
      1,1,0,MN,123456789,,13150810123456789
      1,2,0,IR,1,13,1,9999913,,架空内科医院,202610,00,
      1,3,0,RE,1,1112,202609,架空　太郎,1,19800110
      1,4,0,HO,06130488,１２－３,４５６,1,291
      1,5,0,SN,1,01,,,,00,,
      1,6,0,SI,11,1,111000110,,291,1,,,,,,,1
      2,7,0,SI,12,1,112007410,,43,1,,,,,,,1
      2,8,0,JY,2,6,0,,A,7,0
      2,9,0,EX,,,,,,,,1
      2,10,0,RC,Ver0000
      2,11,0,MD,1
      2,12,0,RT,1
      2,13,0,JR,1
      2,14,0,MK,1,,,202610
      返戻
      HI,1,202611,13,1,9999913,,00
      HR,202611,9,,,,,,,13150810123456789
      HG,1
      """;

  /** What is of the file and of no claim: its items beyond the last tell nothing. */
  private static final Set<String> ENDS = Set.of("GO", "HG");

  /** Without these there is nobody to tell of, or nothing to tell. */
  private static final Set<String> NEEDED = Set.of("RE", "HO", "IR", "JY", "HR");

  private static final List<String> WRONG = List.of("三", "1234567890");

  private final TestDatabase database;
  private Intake intake;

  EveryRecordTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeAll
  void open() throws SQLException {
    intake = database.intake(NOW);
    empty();
  }

  @AfterAll
  void close() throws SQLException {
    intake.close();
  }

  private void empty() throws SQLException {
    database.clear();
    take(people(TARO));
  }

  static Stream<Arguments> records() {
    return kinds()
        .flatMap(
            kind -> kind.lines.stream().map(kind::id).distinct().map(id -> Arguments.of(kind, id)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("records")
  @DisplayName("どの種類のどのレコードも、欠けた・余る・長すぎる・型の違う項目で、読むか断るかのどちらかになる")
  void readsOrRefuses(Kind kind, String id) throws SQLException {
    FileReport whole = take(kind.lines);
    assertThat(whole.findings()).filteredOn(Finding::isError).isEmpty();
    assertThat(whole.counts().rows()).isEqualTo(1);

    boolean end = ENDS.contains(id);
    FileReport cut = take(kind.with(id, items -> List.of(id)));
    assertThat(cut.counts().rows()).isEqualTo(1);
    assertThat(cut.counts().rejected()).as("cut").isEqualTo(kind.needs(id) ? 1 : 0);

    FileReport extra = take(kind.with(id, items -> with(items, 120, "1")));
    assertThat(extra.counts().rejected()).as("extra").isZero();
    assertThat(codes(extra).contains("extra-items")).isEqualTo(!end);

    FileReport tooLong = take(kind.with(id, items -> with(items, 2, "長".repeat(2_401))));
    assertThat(tooLong.counts().rejected()).as("too long").isEqualTo(end ? 0 : 1);
    assertThat(codes(tooLong).contains("over-long")).isEqualTo(!end);

    for (int item : numbers(kind, id)) {
      for (String wrong : WRONG) {
        FileReport typed = take(kind.with(id, items -> with(items, item, wrong)));
        assertThat(typed.counts().rejected()).as("item %d is %s", item, wrong).isEqualTo(1);
        assertThat(typed.findings())
            .filteredOn(Finding::isError)
            .anyMatch(f -> f.place().endsWith(id + " 項目" + item));
      }
    }
  }

  @Test
  @DisplayName("負の点数・負担金額は断り、読めないコードと日付は、その行を残して警告する")
  void refusesWhatCannotBe() throws SQLException {
    empty();
    List<Kind> kinds = kinds().toList();

    FileReport negative = take(kinds.get(0).with("HO", items -> with(items, 6, "-395")));
    assertThat(negative.counts().rejected()).isEqualTo(1);
    FileReport code = take(kinds.get(0).with("IY", items -> with(items, 4, "薬")));
    assertThat(codes(code)).containsExactly("unreadable-code");
    FileReport day = take(kinds.get(3).with("CZ", items -> with(items, 4, "20261399")));
    assertThat(codes(day)).contains("unreadable-date");

    assertThat(database.rows("select name, dispensed_on from medication order by 1"))
        .containsExactly("名称未登録の医薬品（コード 620009461）|2026-09-01", "名称未登録の医薬品（コード 薬）|2026-09-01");
  }

  @Test
  @DisplayName("和暦の日付、同じファイルに二度ある同じレセプト、何人もの混ざったファイルを読む")
  void readsOldDatesDoublesAndMixedPeople() throws SQLException {
    empty();
    String claim = String.join("\n", kinds().toList().get(0).lines);
    String other = claim.replace("1,19800110", "2,19900110").replace("４５６", "７８９");

    assertThat(take(bytes(claim + "\n" + claim + "\n" + other)).counts())
        .isEqualTo(new Counts(2, 1, 0, 1, 0, 0));
    assertThat(database.count("expense_notice")).isEqualTo(1);

    empty();
    String old =
        claim
            .replace(",202610,", ",50810,")
            .replace(",202609,", ",50809,")
            .replace("19800110", "3550110");
    assertThat(take(bytes(old + "\n\u001a")).counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 0));
    assertThat(database.value("select month from expense_notice")).isEqualTo("2026-09-01");
  }

  private FileReport take(List<String> lines) throws SQLException {
    return take(bytes(String.join("\n", lines)));
  }

  private FileReport take(byte[] file) throws SQLException {
    return intake.importFile("file", file, Optional.empty(), ImportProgress.SILENT);
  }

  private static byte[] bytes(String text) {
    return text.replace("\n", "\r\n").getBytes(Ms932.CHARSET);
  }

  private static List<String> codes(FileReport report) {
    return report.findings().stream().map(Finding::code).distinct().toList();
  }

  private static List<String> with(List<String> items, int item, String value) {
    List<String> changed = new ArrayList<>(items);
    while (changed.size() < item) {
      changed.add("");
    }
    changed.set(item - 1, value);
    return changed;
  }

  private static List<Integer> numbers(Kind kind, String id) {
    return NUMBERS
        .lines()
        .filter(line -> line.startsWith(kind.name + " " + id + " "))
        .flatMap(line -> Arrays.stream(line.split(" ")).skip(2))
        .map(Integer::valueOf)
        .toList();
  }

  private static Stream<Kind> kinds() {
    List<String> all = CLAIMS.lines().toList();
    int[] starts = IntStream.range(0, all.size()).filter(i -> !all.get(i).contains(",")).toArray();
    return IntStream.range(0, starts.length)
        .mapToObj(
            i ->
                new Kind(
                    all.get(starts[i]),
                    all.subList(
                        starts[i] + 1, i + 1 < starts.length ? starts[i + 1] : all.size())));
  }

  private interface Change {
    List<String> of(List<String> items);
  }

  /** A file with one claim of a kind. */
  private record Kind(String name, List<String> lines) {
    /** データ識別, 行番号 and 枝番 come before the id in an insurer's file. */
    String id(String line) {
      return line.split(",")[name.equals("保険者") ? 3 : 0];
    }

    /** A file is known by its first line, too. */
    boolean needs(String id) {
      return NEEDED.contains(id) || id.equals(id(lines.get(0)));
    }

    /** The file with the first record of this id changed. */
    List<String> with(String id, Change change) {
      List<String> changed = new ArrayList<>(lines);
      int at =
          IntStream.range(0, lines.size())
              .filter(i -> id(lines.get(i)).equals(id))
              .findFirst()
              .orElseThrow();
      int prefix = name.equals("保険者") ? 3 : 0;
      List<String> items = Arrays.asList(lines.get(at).split(",", -1));
      List<String> all = new ArrayList<>(items.subList(0, prefix));
      all.addAll(change.of(items.subList(prefix, items.size())));
      changed.set(at, String.join(",", all));
      return changed;
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
