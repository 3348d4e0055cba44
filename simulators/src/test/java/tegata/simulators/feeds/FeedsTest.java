package tegata.simulators.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tegata.simulators.Ports;
import tegata.simulators.World;
import tegata.simulators.card.Cards;
import tegata.simulators.people.Person;

class FeedsTest {

  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final Clock CLOCK =
      Clock.fixed(Cards.TODAY.atTime(9, 0).atZone(JAPAN).toInstant(), JAPAN);
  private static final Charset SHIFT_JIS = Charset.forName("windows-31j");

  @TempDir static Path directory;
  private static World world;
  private static List<Feed> feeds;

  @BeforeAll
  static void writeOnce() {
    world = World.open(directory.resolve("world"), CLOCK, Ports.ephemeral());
    feeds = world.writeFeeds(directory.resolve("feeds"));
  }

  @Test
  @DisplayName("台帳が先、記録はあと。働く世代はすべての種類を持ち、記録のない人には一つもない")
  void registersComeFirstAndRecordsFollow() {
    List<Person> people = world.population().people();

    assertThat(feeds.subList(0, 4))
        .extracting(feed -> feed.file().getFileName().toString())
        .containsExactly("insurers.csv", "facilities.csv", "people.csv", "staff.csv");
    assertThat(namesOf(people.get(0)))
        .anyMatch(name -> name.startsWith("医療費情報_"))
        .anyMatch(name -> name.startsWith("okusuri-"))
        .filteredOn(name -> name.startsWith("kenshin-"))
        .hasSize(5);
    assertThat(namesOf(people.get(people.size() - 1))).isEmpty();
  }

  @Test
  @DisplayName("医療費の明細はどの行も足し算が合い、合計は明細の和に等しい")
  void expensesAddUp() throws Exception {
    List<Path> files = files("医療費情報_");
    assertThat(files).hasSizeGreaterThan(10);
    for (Path file : files) {
      long[] sums = new long[4];
      List<long[]> amounts = amounts(file);
      for (long[] row : amounts.subList(2, amounts.size())) {
        assertThat(row[0]).as("%s", file).isEqualTo(row[1] + row[2] + row[3]);
        assertThat(Arrays.stream(row).min().orElseThrow()).isNotNegative();
        for (int i = 0; i < 4; i++) {
          sums[i] += row[i];
        }
      }
      assertThat(amounts.get(0)).isEqualTo(sums);
      assertThat(amounts.get(1)).isEqualTo(sums);
    }
  }

  @Test
  @DisplayName("医療費のCSVには二つの書きかたがある: 必要なときだけ引用符、すべて引用符で半角カナ")
  void expensesComeInTwoSpellings() throws Exception {
    List<Person> people = world.population().people();
    String plain = Files.readString(first(people.get(0), "医療費情報_"));
    String quoted = Files.readString(first(people.get(1), "医療費情報_"));

    assertThat(plain)
        .startsWith("わたしの情報\r\n医療費通知情報\r\n\r\n項目名,内容\r\n作成日,2026年11月22日\r\n")
        .contains("氏名カナ,ミホンタロウ\r\n", "医療費の総額（円）,\"");
    assertThat(quoted)
        .startsWith("\"わたしの情報\"\r\n\"医療費通知情報\"\r\n\r\n\"項目名\",\"内容\"\r\n")
        .contains("\"氏名カナ\",\"ﾐﾎﾝ ﾊﾅｺ\"\r\n", "\"生年月日\",\"1988年07月22日\"\r\n");
  }

  @Test
  @DisplayName("お薬手帳は Shift_JIS で、新しい調剤が先、薬と用法が組になっている")
  void notebooksAreSound() throws Exception {
    List<LocalDate> days = new ArrayList<>();
    for (Path file : files("okusuri-")) {
      List<String> lines = Files.readAllLines(file, SHIFT_JIS);
      assertThat(lines.get(0)).isEqualTo("JAHISTC08,1");
      assertThat(rp(lines, "201,")).isEqualTo(rp(lines, "301,"));
      List<LocalDate> inFile =
          lines.stream()
              .filter(line -> line.startsWith("5,"))
              .map(line -> LocalDate.parse(line.split(",")[1], DateTimeFormatter.BASIC_ISO_DATE))
              .toList();
      assertThat(inFile).isSortedAccordingTo(Comparator.reverseOrder());
      days.addAll(inFile);
    }
    assertThat(days)
        .anyMatch(day -> day.isAfter(Cards.TODAY.minusMonths(3)))
        .anyMatch(day -> day.isBefore(Cards.TODAY.minusMonths(36).withDayOfMonth(1)))
        .allMatch(day -> day.isBefore(Cards.TODAY));
  }

  @Test
  @DisplayName("電子処方箋は Shift_JIS で、持ち主を自分で名乗り、100日の内と外の調剤がある")
  void prescriptionsAreSound() throws Exception {
    List<LocalDate> days = new ArrayList<>();
    for (Path file : files("denshi-shohosen")) {
      String text = Files.readString(file, SHIFT_JIS);
      assertThat(text)
          .startsWith("<?xml version=\"1.0\" encoding=\"Shift_JIS\"?>")
          .contains("<InsurerNumber>06");
      days.addAll(
          Pattern.compile("<CzDiDate>(\\d+)<")
              .matcher(text)
              .results()
              .map(day -> LocalDate.parse(day.group(1), DateTimeFormatter.BASIC_ISO_DATE))
              .toList());
    }
    assertThat(days)
        .hasSize(6)
        .anyMatch(day -> day.isAfter(Cards.TODAY.minusDays(100)))
        .anyMatch(day -> day.isBefore(Cards.TODAY.minusDays(100)));
    assertThat(feeds)
        .filteredOn(feed -> feed.file().toString().contains("denshi-shohosen"))
        .allMatch(feed -> feed.cardId().isEmpty());
  }

  @Test
  @DisplayName("健診の文書の中の参照は、すべてその文書の中にある")
  void checkupReferencesResolve() throws Exception {
    for (Path file : files("kenshin-")) {
      String text = Files.readString(file);
      Set<String> urls =
          new JsonObject(text)
              .getJsonArray("entry").stream()
                  .map(entry -> ((JsonObject) entry).getString("fullUrl"))
                  .collect(Collectors.toSet());
      Set<String> references =
          text.lines()
              .filter(line -> line.contains("\"reference\""))
              .map(line -> line.replaceAll(".*\"(urn:uuid:[^\"]+)\".*", "$1"))
              .collect(Collectors.toSet());
      assertThat(urls).containsAll(references);
      assertThat(references).hasSizeGreaterThan(45);
    }
  }

  @Test
  @DisplayName("喫煙の答えは、令和6年度から三択の表、それより前は二択の表")
  void smokingFollowsTheSchemeOfItsYear() throws Exception {
    Map<String, String> tables = new TreeMap<>();
    for (Path file : files("kenshin-")) {
      JsonObject smoking = observation(file, "9N736000000000011");
      tables.put(
          smoking.getString("effectiveDateTime"),
          smoking
              .getJsonObject("valueCodeableConcept")
              .getJsonArray("coding")
              .getJsonObject(0)
              .getString("system"));
    }
    assertThat(tables)
        .containsEntry("2023-06-22", "urn:oid:1.2.392.200119.6.2003")
        .containsEntry("2024-06-22", "urn:oid:1.2.392.200119.6.24060");
  }

  @Test
  @DisplayName("健診の項目コードは公式の表にある")
  void itemCodesAreOfficial() throws Exception {
    String data = System.getenv("TEGATA_TEST_DATA");
    assumeTrue(data != null, "TEGATA_TEST_DATA is not set");
    Set<String> official =
        Files.readAllLines(Path.of(data, "kenshin/item_codes.tsv")).stream()
            .map(line -> line.split("\t")[0])
            .collect(Collectors.toSet());

    assertThat(observations(files("kenshin-").get(0)))
        .extracting(FeedsTest::code)
        .hasSizeGreaterThan(40)
        .allMatch(official::contains);
  }

  @Test
  @DisplayName("人の台帳は資格ごとに一行。カードは今の資格の行にある")
  void oneRowPerCoverage() throws Exception {
    List<String> lines = Files.readAllLines(directory.resolve("feeds/people.csv"));
    int coverages = world.population().people().stream().mapToInt(p -> p.coverages().size()).sum();

    assertThat(lines).hasSize(coverages + 1);
    assertThat(lines)
        .allMatch(line -> line.replaceAll("\"[^\"]*\"", "quoted").split(",", -1).length == 23);
    assertThat(lines.get(0)).startsWith("\uFEFF個人ID,氏名,氏名カナ,生年月日");
    assertThat(lines)
        .filteredOn(line -> line.contains("例示　転"))
        .satisfiesExactly(
            former -> assertThat(former).endsWith("他の医療保険等資格取得,,,,"),
            current -> assertThat(current).contains("TEGATA", "O=JPKI"));
  }

  @Test
  @DisplayName("職員の台帳は一人一行で、カードの発行者は職員の認証局")
  void oneRowForAMemberOfStaff() throws Exception {
    List<String> lines = Files.readAllLines(directory.resolve("feeds/staff.csv"));

    assertThat(lines).hasSize(world.population().staff().size() + 1);
    assertThat(lines.subList(1, lines.size()))
        .allMatch(line -> line.contains("CN=Staff card CA,O=Tegata demo (fictitious),C=JP"));
  }

  @Test
  @DisplayName("ひと月あとに開きなおして書いても、同じファイルになる")
  void aRestartWritesTheSameFiles() throws Exception {
    World later =
        World.open(
            directory.resolve("world"),
            Clock.offset(CLOCK, Duration.ofDays(35)),
            Ports.ephemeral());
    Path again = directory.resolve("again");
    later.writeFeeds(again);

    for (Feed feed : feeds) {
      Path relative = directory.resolve("feeds").relativize(feed.file());
      assertThat(again.resolve(relative)).hasSameBinaryContentAs(feed.file());
    }
  }

  private static List<String> namesOf(Person person) {
    return feeds.stream()
        .filter(feed -> feed.cardId().filter(person.card().cardId()::equals).isPresent())
        .map(feed -> feed.file().getFileName().toString())
        .toList();
  }

  private static Path first(Person person, String prefix) {
    return feeds.stream()
        .filter(feed -> feed.cardId().filter(person.card().cardId()::equals).isPresent())
        .map(Feed::file)
        .filter(file -> file.getFileName().toString().startsWith(prefix))
        .findFirst()
        .orElseThrow();
  }

  private static List<Path> files(String prefix) {
    return feeds.stream()
        .map(Feed::file)
        .filter(file -> file.getFileName().toString().startsWith(prefix))
        .toList();
  }

  /** 総額, 保険者, 公費, 窓口: first the two totals, then a row a visit. */
  private static List<long[]> amounts(Path file) throws IOException {
    List<Long> numbers =
        Files.readAllLines(file).stream()
            .map(line -> line.replace("\"", ""))
            .filter(line -> line.contains("（円）"))
            .map(line -> Long.parseLong(line.substring(line.indexOf(',') + 1).replace(",", "")))
            .toList();
    List<long[]> rows = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i += 4) {
      rows.add(numbers.subList(i, i + 4).stream().mapToLong(Long::longValue).toArray());
    }
    return rows;
  }

  private static List<String> rp(List<String> lines, String record) {
    return lines.stream()
        .filter(line -> line.startsWith(record))
        .map(line -> line.split(",")[1])
        .toList();
  }

  private static JsonObject observation(Path file, String code) throws IOException {
    return observations(file).stream()
        .filter(observation -> code(observation).equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonObject> observations(Path file) throws IOException {
    return new JsonObject(Files.readString(file))
        .getJsonArray("entry").stream()
            .map(entry -> ((JsonObject) entry).getJsonObject("resource"))
            .filter(resource -> resource.getString("resourceType").equals("Observation"))
            .toList();
  }

  private static String code(JsonObject observation) {
    return observation
        .getJsonObject("code")
        .getJsonArray("coding")
        .getJsonObject(0)
        .getString("code");
  }
}
