package tegata.simulators.feeds;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;
import tegata.simulators.people.FacilityClient;
import tegata.simulators.people.Person;
import tegata.simulators.people.RecordKind;

/** お薬手帳 in JAHISTC08, Shift_JIS with CRLF: one file a calendar year, newest dispensing first. */
final class MedicationNotebook {

  /** Shift_JIS as machines in Japan mean it. */
  private static final Charset SHIFT_JIS = Charset.forName("windows-31j");

  private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
  private static final int LAG = 2;

  private static final FacilityClient CLINIC = FacilityClient.ALL.get(0);
  private static final FacilityClient HOSPITAL = FacilityClient.ALL.get(1);

  /** Three years and some months, so that an importer has something too old to keep. */
  private static final int MONTHS = 40;

  private final Person person;
  private final LocalDate today;

  MedicationNotebook(Person person, LocalDate today) {
    this.person = person;
    this.today = today;
  }

  /** The file of that calendar year. */
  byte[] write(int year) {
    CsvText file = CsvText.quotingWhereNeeded();
    file.line("JAHISTC08", "1");
    file.line(
        "1",
        person.name(),
        person.sex().code(),
        DATE.format(person.birthdate()),
        person.postNumber(),
        person.address(),
        "",
        "",
        "",
        "",
        person.kana());
    for (int ago = LAG; ago <= MONTHS; ago++) {
      YearMonth month = YearMonth.from(today).minusMonths(ago);
      List<Medicine> medicines = medicines(month);
      if (month.getYear() == year && month.getMonth() == Month.JULY) {
        dispensing(file, month.atDay(15), HOSPITAL, List.of(Medicine.SAME_PAIN));
      }
      if (month.getYear() == year && !medicines.isEmpty()) {
        dispensing(file, month.atDay(12), CLINIC, medicines);
      }
    }
    return file.toString().getBytes(SHIFT_JIS);
  }

  /** The calendar years that the notebook spans, oldest first. */
  List<Integer> years() {
    int first = YearMonth.from(today).minusMonths(MONTHS).getYear();
    int last = YearMonth.from(today).minusMonths(LAG).getYear();
    return IntStream.rangeClosed(first, last).boxed().toList();
  }

  /** Who has checkups takes nothing that a checkup's questionnaire would have to mention. */
  private List<Medicine> medicines(YearMonth month) {
    boolean chronic = !person.records().contains(RecordKind.CHECKUPS);
    return switch (month.getMonthValue()) {
      case 2, 3, 4 -> List.of(Medicine.ALLERGY);
      case 7 -> List.of(Medicine.PAIN);
      case 11, 12 -> List.of(Medicine.COUGH, Medicine.FEVER);
      default -> chronic ? List.of(Medicine.BLOOD_PRESSURE, Medicine.LIPIDS) : List.of();
    };
  }

  private static void dispensing(
      CsvText file, LocalDate day, FacilityClient clinic, List<Medicine> medicines) {
    FacilityClient pharmacy = FacilityClient.ALL.get(2);
    file.line("5", DATE.format(day), "1");
    file.line(
        "11",
        pharmacy.name(),
        prefecture(pharmacy),
        table(pharmacy),
        local(pharmacy),
        "100-0000",
        "東京都架空市手形町",
        "",
        "1");
    file.line("15", "架空　薬子", "", "1");
    file.line("51", clinic.name(), prefecture(clinic), table(clinic), local(clinic), "1");
    file.line("55", "架空　医師", "内科", "1");
    for (int i = 0; i < medicines.size(); i++) {
      prescription(file, Integer.toString(i + 1), medicines.get(i));
    }
  }

  private static void prescription(CsvText file, String rp, Medicine medicine) {
    file.line(
        "201", rp, medicine.name(), medicine.dose(), medicine.unit(), "4", medicine.yjCode(), "1");
    file.line(
        "301",
        rp,
        medicine.usage(),
        Integer.toString(medicine.amount()),
        medicine.amountUnit(),
        medicine.form(),
        "1",
        "",
        "1");
  }

  private static String prefecture(FacilityClient facility) {
    return facility.code().substring(0, 2);
  }

  private static String table(FacilityClient facility) {
    return facility.code().substring(2, 3);
  }

  private static String local(FacilityClient facility) {
    return facility.code().substring(3);
  }
}
