package tegata.formats.jahis;

import java.time.LocalDate;
import java.util.Optional;

/** Writes the records in the order of the standard. */
final class JahisWriter {
  private final StringBuilder out = new StringBuilder();

  String write(JahisNotebook notebook) {
    record("JAHISTC" + notebook.version(), notebook.outputCategory());
    patient(notebook.patient());
    notes(notebook, Note.Kind.PATIENT_REMARK);
    notebook.overTheCounter().forEach(this::overTheCounter);
    notes(notebook, Note.Kind.MEMO);
    notebook.dispensings().forEach(this::dispensing);
    for (Pharmacist p : notebook.pharmacists()) {
      record("701", p.name(), p.pharmacy(), p.contact(), date(p.from()), date(p.to()), p.author());
    }
    return out.toString();
  }

  private void patient(Patient p) {
    record(
        "1",
        p.name(),
        p.sex(),
        date(p.birthdate()),
        p.postalCode(),
        p.address(),
        p.phone(),
        p.emergencyContact(),
        p.bloodType(),
        p.weight(),
        p.kana());
  }

  private void notes(JahisNotebook notebook, Note.Kind kind) {
    notebook.remarks().stream().filter(note -> note.kind() == kind).forEach(note -> note(note, ""));
  }

  private void overTheCounter(OverTheCounter drug) {
    record(
        "3",
        drug.name(),
        date(drug.from()),
        date(drug.to()),
        drug.author(),
        drug.sequence(),
        drug.jan());
    for (OverTheCounter.Ingredient i : drug.ingredients()) {
      record("31", drug.sequence(), i.name(), i.codeKind(), i.code(), i.author());
    }
  }

  private void dispensing(Dispensing dispensing) {
    String author = dispensing.author();
    record("5", JahisDate.write(dispensing.date()), author);
    dispensing.institution().ifPresent(i -> institution(i, author));
    dispensing.pharmacist().ifPresent(p -> record("15", p.name(), p.phone(), author));
    dispensing
        .prescriber()
        .ifPresent(i -> record("51", i.name(), i.prefecture(), i.pointTable(), i.code(), author));
    Optional<Doctor> doctor = Optional.empty();
    for (Rp rp : dispensing.rps()) {
      if (!rp.doctor().equals(doctor)) {
        doctor = rp.doctor();
        Doctor named = doctor.orElse(new Doctor("", ""));
        record("55", named.name(), named.department(), author);
      }
      rp(rp, author);
    }
    dispensing.notes().forEach(note -> note(note, ""));
  }

  private void institution(Institution i, String author) {
    record(
        "11",
        i.name(),
        i.prefecture(),
        i.pointTable(),
        i.code(),
        i.postalCode(),
        i.address(),
        i.phone(),
        author);
  }

  private void rp(Rp rp, String author) {
    rp.drugs().forEach(drug -> drug(rp.number(), drug, author));
    rp.notes().stream().filter(JahisWriter::isAboutDrugs).forEach(n -> note(n, rp.number()));
    Usage u = rp.usage();
    record(
        "301",
        rp.number(),
        u.name(),
        u.quantity(),
        u.unit(),
        u.form(),
        u.codeKind(),
        u.code(),
        author);
    rp.notes().stream().filter(n -> !isAboutDrugs(n)).forEach(n -> note(n, rp.number()));
  }

  private void drug(String rp, Drug d, String author) {
    String genericKind = d.genericCode().isEmpty() ? (d.genericName().isEmpty() ? "" : "1") : "2";
    record(
        "201",
        rp,
        d.name(),
        d.dose(),
        d.unit(),
        d.codeKind().digit(),
        d.code(),
        author,
        d.genericName(),
        genericKind,
        d.genericCode());
  }

  private static boolean isAboutDrugs(Note note) {
    return note.kind() == Note.Kind.DRUG_SUPPLEMENT || note.kind() == Note.Kind.DRUG_CAUTION;
  }

  private void note(Note note, String rp) {
    String number = note.kind().record();
    switch (note.kind()) {
      case PATIENT_REMARK -> record(number, note.detail(), note.text(), note.author());
      case MEMO, PROVIDED -> record(number, note.text(), note.detail(), note.author());
      case PATIENT_ENTRY -> record(number, note.text(), note.detail());
      case CAUTION, LEFTOVER, REMARK -> record(number, note.text(), note.author());
      default -> record(number, rp, note.text(), note.author());
    }
  }

  private static String date(Optional<LocalDate> date) {
    return date.map(JahisDate::write).orElse("");
  }

  /** Empty fields at the end are left out, as the standard allows. */
  private void record(String... fields) {
    int last = fields.length;
    while (last > 1 && fields[last - 1].isEmpty()) {
      last--;
    }
    for (int i = 0; i < last; i++) {
      out.append(i == 0 ? "" : ",").append(harmless(fields[i]));
    }
    out.append("\r\n");
  }

  /** The format has no quoting: a comma or line end inside a text would shift the fields. */
  private static String harmless(String field) {
    return field.replace(',', '，').replaceAll("[\\r\\n]+", " ");
  }
}
