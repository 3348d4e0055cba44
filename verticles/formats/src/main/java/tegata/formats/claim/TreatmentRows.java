package tegata.formats.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads the services of a claim: SI by day, of 歯科 SS with its additions, of DPC also CD. */
public final class TreatmentRows {
  /** 加算コード and 数量 of SS, 35 pairs. */
  private static final int FIRST_ADDITION = 7;

  private static final int ADDITIONS = 35;

  private TreatmentRows() {}

  /** In the order of the claim; 調剤 has none. */
  public static Stream<TreatmentRow> of(Claim claim) {
    return Stream.concat(
        ServiceRows.of(claim)
            .filter(row -> row.record().is("SI") || row.record().is("SS"))
            .flatMap(row -> rows(claim, row)),
        bundled(claim));
  }

  private static Stream<TreatmentRow> rows(Claim claim, ServiceRow row) {
    List<String> codes = new ArrayList<>(List.of(row.code()));
    if (row.record().is("SS")) {
      IntStream.range(0, ADDITIONS)
          .mapToObj(i -> row.record().item(FIRST_ADDITION + 2 * i))
          .filter(code -> !code.isEmpty())
          .forEach(codes::add);
    }
    return DayCounts.of(claim, row).stream()
        .flatMap(
            day ->
                codes.stream()
                    .map(code -> new TreatmentRow(day.day(), row.group(), code, day.count())));
  }

  private static Stream<TreatmentRow> bundled(Claim claim) {
    return claim
        .all("CD")
        .filter(cd -> cd.item(6).startsWith("1"))
        .map(
            cd ->
                new TreatmentRow(
                    ClaimDate.day(cd.item(2)).orElse(claim.month().atDay(1)),
                    cd.item(3),
                    cd.item(6),
                    Math.max(1, cd.number(10).intValue())));
  }
}
