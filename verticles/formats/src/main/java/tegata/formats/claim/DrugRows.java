package tegata.formats.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the drugs of a claim: IY by day, of 調剤 IY under its 剤 (SH) and 調剤 (CZ), of DPC also CD. */
public final class DrugRows {

  /** One 調剤 with its drugs. */
  private record Dispensing(ClaimRecord cz, List<ClaimRecord> drugs) {}

  private DrugRows() {}

  /** In the order of the claim. */
  public static Stream<DrugRow> of(Claim claim) {
    return claim.kind() == ClaimKind.PHARMACY
        ? dispensed(claim)
        : Stream.concat(bundled(claim), used(claim));
  }

  private static Stream<DrugRow> used(Claim claim) {
    return ServiceRows.of(claim)
        .filter(row -> row.record().is("IY"))
        .flatMap(
            row ->
                DayCounts.of(claim, row).stream()
                    .map(
                        day ->
                            new DrugRow(
                                day.day(),
                                row.group(),
                                row.code(),
                                row.amount(),
                                "",
                                "",
                                "",
                                String.valueOf(day.count()))));
  }

  /** DPC lists what its bundle contains in CD only. */
  private static Stream<DrugRow> bundled(Claim claim) {
    return claim
        .all("CD")
        .filter(cd -> cd.item(6).startsWith("6"))
        .map(
            cd ->
                new DrugRow(
                    ClaimDate.day(cd.item(2)).orElse(claim.month().atDay(1)),
                    cd.item(3),
                    cd.item(6),
                    cd.item(7),
                    "",
                    "",
                    "",
                    cd.item(10)));
  }

  private static Stream<DrugRow> dispensed(Claim claim) {
    List<DrugRow> rows = new ArrayList<>();
    ClaimRecord sh = null;
    List<Dispensing> dispensings = new ArrayList<>();
    for (ClaimRecord record : claim.records()) {
      if (record.is("SH")) {
        add(claim, sh, dispensings, rows);
        sh = record;
        dispensings = new ArrayList<>();
      } else if (record.is("CZ")) {
        dispensings.add(new Dispensing(record, new ArrayList<>()));
      } else if (record.is("IY") && !dispensings.isEmpty()) {
        dispensings.get(dispensings.size() - 1).drugs().add(record);
      }
    }
    add(claim, sh, dispensings, rows);
    return rows.stream();
  }

  /** A 剤 dispensed again within the month names its drugs only the first time. */
  private static void add(
      Claim claim, ClaimRecord sh, List<Dispensing> dispensings, List<DrugRow> rows) {
    if (sh == null) {
      return;
    }
    for (Dispensing dispensing : dispensings) {
      List<ClaimRecord> drugs =
          dispensing.drugs().isEmpty() ? dispensings.get(0).drugs() : dispensing.drugs();
      LocalDate day = ClaimDate.day(dispensing.cz().item(4)).orElse(claim.month().atDay(1));
      for (ClaimRecord iy : drugs) {
        rows.add(
            new DrugRow(
                day,
                sh.item(3),
                iy.item(3),
                iy.item(4),
                iy.item(10),
                sh.item(4),
                sh.item(5),
                dispensing.cz().item(6)));
      }
    }
  }
}
