package tegata.formats.jahis;

import java.util.List;

/**
 * お薬手帳の1ファイル。
 *
 * @param version two digits of the header {@code JAHISTCnn}; 08 = Ver.2.6
 * @param outputCategory 出力区分: 1 from a facility to the patient, 2 from the patient
 * @param remarks 患者特記 and the notebook's memos (records 2 and 4)
 * @param overTheCounter 要指導・一般用医薬品 (records 3, 31)
 * @param dispensings newest first, as the standard orders them; kept in the file's order
 * @param pharmacists かかりつけ薬剤師 (record 701)
 */
public record JahisNotebook(
    String version,
    String outputCategory,
    Patient patient,
    List<Note> remarks,
    List<OverTheCounter> overTheCounter,
    List<Dispensing> dispensings,
    List<Pharmacist> pharmacists) {

  public JahisNotebook {
    remarks = List.copyOf(remarks);
    overTheCounter = List.copyOf(overTheCounter);
    dispensings = List.copyOf(dispensings);
    pharmacists = List.copyOf(pharmacists);
  }
}
