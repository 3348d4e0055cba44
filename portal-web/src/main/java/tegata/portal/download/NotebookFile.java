package tegata.portal.download;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tegata.contract.PersonApi.Identity;
import tegata.domain.medication.Medicine;
import tegata.domain.person.Sex;
import tegata.formats.jahis.Dispensing;
import tegata.formats.jahis.Drug;
import tegata.formats.jahis.Institution;
import tegata.formats.jahis.JahisFile;
import tegata.formats.jahis.JahisNotebook;
import tegata.formats.jahis.Patient;
import tegata.formats.jahis.Rp;
import tegata.formats.jahis.Usage;

/** お薬手帳 (JAHISTC08), from the patient: newest dispensing first, every medicine an RP of its own. */
final class NotebookFile {
  private static final Charset SHIFT_JIS = Charset.forName("windows-31j");
  private static final String FROM_PATIENT = "2";

  /** 作成者 8: その他, neither a pharmacist nor the patient wrote it. */
  private static final String AUTHOR = "8";

  private static final String OTHER_FORM = "10";
  private static final Map<String, String> FORMS =
      Map.of("内服", "1", "内滴", "2", "屯服", "3", "注射", "4", "外用", "5", "浸煎", "6", "湯", "7", "材料", "9");
  private static final Pattern SUPPLIED = Pattern.compile("(\\d+)(日分|回分|調剤)");
  private static final Pattern AMOUNT = Pattern.compile("(\\d+(?:\\.\\d+)?)(\\D*)");

  private record Visit(LocalDate day, String institution, Optional<String> prescriber) {}

  private NotebookFile() {}

  static byte[] write(Identity identity, List<Medicine> medicines) {
    Map<Visit, List<Medicine>> visits =
        medicines.stream()
            .collect(
                Collectors.groupingBy(
                    m -> new Visit(m.dispensedOn(), m.institution(), m.prescriber()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return JahisFile.write(
        new JahisNotebook(
            "08",
            FROM_PATIENT,
            patient(identity),
            List.of(),
            List.of(),
            visits.entrySet().stream().map(v -> dispensing(v.getKey(), v.getValue())).toList(),
            List.of()),
        SHIFT_JIS);
  }

  private static Patient patient(Identity identity) {
    return new Patient(
        identity.name(),
        identity.sex() == Sex.UNSET ? "" : Integer.toString(identity.sex().ordinal() + 1),
        Optional.of(identity.birthdate()),
        "",
        "",
        "",
        "",
        "",
        "",
        identity.kana());
  }

  private static Dispensing dispensing(Visit visit, List<Medicine> medicines) {
    List<Rp> rps = new ArrayList<>();
    for (Medicine medicine : medicines) {
      rps.add(rp(Integer.toString(rps.size() + 1), medicine));
    }
    return new Dispensing(
        visit.day(),
        AUTHOR,
        Optional.of(institution(visit.institution())),
        Optional.empty(),
        visit.prescriber().map(NotebookFile::institution),
        rps,
        List.of());
  }

  private static Institution institution(String name) {
    return new Institution(name, "", "", "", "", "", "");
  }

  /** What cannot be told apart stands where it was written: 用量 as a whole, or beside 用量. */
  private static Rp rp(String number, Medicine medicine) {
    String quantity = folded(medicine.quantity());
    Matcher supplied = SUPPLIED.matcher(quantity);
    Matcher dose = AMOUNT.matcher(folded(medicine.dose()));
    boolean known = supplied.matches();
    boolean measured = (known || quantity.isEmpty()) && dose.matches();
    String amount = measured ? dose.group(1) : medicine.dose().orElse("");
    String code = medicine.drugCode().orElse("");
    Drug.CodeKind kind = kind(code);
    return new Rp(
        number,
        new Usage(
            medicine.usage().orElse(""),
            known ? supplied.group(1) : "",
            known ? supplied.group(2) : "",
            medicine.usageClass().map(FORMS::get).orElse(OTHER_FORM),
            "1",
            ""),
        List.of(
            new Drug(
                medicine.name(),
                known ? amount : String.join(" ", amount, quantity).strip(),
                measured ? dose.group(2) : "",
                kind,
                kind == Drug.CodeKind.NONE ? "" : code,
                "",
                "")),
        List.of(),
        Optional.empty());
  }

  private static String folded(Optional<String> text) {
    return Normalizer.normalize(text.orElse(""), Normalizer.Form.NFKC).strip();
  }

  /** Kinds differ in form: レセプト電算コード have nine digits and begin with 6, which no HOT does. */
  private static Drug.CodeKind kind(String code) {
    if (code.matches("6\\d{8}")) {
      return Drug.CodeKind.CLAIM;
    }
    if (code.matches("\\d{7}|\\d{9}|\\d{11}|\\d{13}")) {
      return Drug.CodeKind.HOT;
    }
    return code.matches("[0-9A-Z]{12}") ? Drug.CodeKind.YJ : Drug.CodeKind.NONE;
  }
}
