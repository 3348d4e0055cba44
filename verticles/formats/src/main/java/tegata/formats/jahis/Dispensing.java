package tegata.formats.jahis;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 調剤の1回 (records 5 to 601).
 *
 * @param date 調剤等年月日
 * @param author 作成者
 * @param institution 調剤した医療機関等
 * @param pharmacist 調剤した医師・薬剤師
 * @param prescriber 処方した医療機関
 * @param notes texts about the whole dispensing (401 to 601)
 */
public record Dispensing(
    LocalDate date,
    String author,
    Optional<Institution> institution,
    Optional<Contact> pharmacist,
    Optional<Institution> prescriber,
    List<Rp> rps,
    List<Note> notes) {

  public Dispensing {
    rps = List.copyOf(rps);
    notes = List.copyOf(notes);
  }

  /** 氏名と連絡先 (record 15). */
  public record Contact(String name, String phone) {}
}
