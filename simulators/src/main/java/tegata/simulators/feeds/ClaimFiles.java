package tegata.simulators.feeds;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import tegata.simulators.people.FacilityClient;
import tegata.simulators.people.InsuredNumber;
import tegata.simulators.people.Person;

/**
 * 架空の電子レセプト: a visit to a clinic two months ago, what the pharmacy dispensed, and the pharmacy's
 * second claim, with more days and less to pay for. All its codes of drugs begin with 6999999 and
 * are invented.
 */
final class ClaimFiles {

  /** Shift_JIS as machines in Japan mean it. */
  private static final Charset SHIFT_JIS = Charset.forName("windows-31j");

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");
  private static final FacilityClient CLINIC = FacilityClient.ALL.get(0);
  private static final FacilityClient PHARMACY = FacilityClient.ALL.get(2);

  private final Person person;
  private final YearMonth month;

  ClaimFiles(Person person, LocalDate today) {
    this.person = person;
    this.month = YearMonth.from(today).minusMonths(2);
  }

  /** The files by their names, in the order of their making. */
  Map<String, byte[]> write() {
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put("1-RECEIPTC.UKE", visit());
    files.put("2-RECEIPTY.CYO", dispensing(month.plusMonths(1), 14, 1, true, ""));
    files.put(
        "3-RECEIPTY-saiseikyu.CYO",
        dispensing(month.plusMonths(2), 28, 2, false, "13" + "4" + "50810" + "000000001"));
    return files;
  }

  private byte[] visit() {
    String file =
        """
        IR,1,%s,1,%s,,%s,%s,00,
        %s,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,%s
        %s3,508
        %s
        MF,00
        SI,11,1,111000110,,291,1,,,,,,,,,,1
        SI,12,1,112007410,,75,1%s1
        SI,80,1,120002910,,60,1,,,,,,,,,,1
        IY,23,1,699999903,20,8,1,,,,,,,,,,1
        SI,12,1,112007410,,74,1%s1
        GO,1,508,99
        """;
    return bytes(
        file.formatted(
            CLINIC.code().substring(0, 2),
            CLINIC.code().substring(3),
            CLINIC.name(),
            MONTH.format(month.plusMonths(1)),
            re("1112"),
            person.kana(),
            ho(),
            sn(),
            ",".repeat(18),
            ",".repeat(25)));
  }

  /** 1日3錠 for so many days, and at first an ointment too. */
  private byte[] dispensing(
      YearMonth claimed, int days, int weeks, boolean ointment, String searchNumber) {
    int drug = 42 * weeks;
    int points = 24 + drug + 28 + (ointment ? 21 : 0) + 90;
    StringBuilder file = new StringBuilder();
    line(
        file,
        "YK,1,%s,4,%s,%s,%s,00,"
            .formatted(
                PHARMACY.code().substring(0, 2),
                PHARMACY.code().substring(3),
                PHARMACY.name(),
                MONTH.format(claimed)));
    line(
        file,
        re("4112")
            + ",,,%s,1,%s,%s,架空市手形町,架空　医師%s%s,,,,%s"
                .formatted(
                    CLINIC.code().substring(0, 2),
                    CLINIC.code().substring(3),
                    CLINIC.name(),
                    ",".repeat(23),
                    searchNumber,
                    person.kana()));
    line(file, ho() + "1," + points);
    line(file, sn());
    line(file, "SH,01,1,003,,3");
    line(file, dispensed(days, "01", 24, drug, 28));
    line(file, "IY,1,699999901,3,,,,,,1");
    if (ointment) {
      line(file, "SH,02,5,900,１日２回　患部に塗布,11");
      line(file, dispensed(1, "02", 10, 11, 0));
      line(file, "IY,1,699999903,20");
    }
    line(file, "KI,%s,1,1,410004110,45,,1,440000010,1,45".formatted(DAY.format(month.atDay(9))));
    line(file, "GO,1,%d,99".formatted(points));
    return bytes(file.toString());
  }

  private String dispensed(int count, String number, int making, int price, int managing) {
    String day = DAY.format(month.atDay(9));
    String managed =
        managing == 0 ? "" : ",".repeat(44) + "1,1," + number + ",440011010," + managing;
    return "CZ,1,%s,%s,1,%d,1,1,%s,420001810,%d,,,%d%s"
        .formatted(day, day, count, number, making, price, managed);
  }

  private String re(String type) {
    return "RE,1,%s,%s,%s,%s,%s"
        .formatted(
            type,
            MONTH.format(month),
            person.name(),
            person.sex().code(),
            DAY.format(person.birthdate()));
  }

  private String ho() {
    InsuredNumber number = person.coverage().insured();
    return "HO,%s,%s,%s,".formatted(number.insurer(), number.symbol(), number.number());
  }

  private String sn() {
    return "SN,1,01,,,,%s,,".formatted(person.coverage().insured().branch());
  }

  private static void line(StringBuilder file, String text) {
    file.append(text).append('\n');
  }

  private static byte[] bytes(String text) {
    return text.replace("\n", "\r\n").concat("\u001a").getBytes(SHIFT_JIS);
  }
}
