package tegata.formats.claim;

import java.math.BigDecimal;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tegata.formats.Findings;

/**
 * 合計点数の検算. Σ点数×回数 of a claim against 合計点数 of HO, of the first KO where there is no HO. Found to
 * hold for 医科 in the 支払基金 sample; for 調剤 the parts of the sum are a profile of this project, the
 * official text is not public.
 */
public final class PointsCheck {
  private static final String MEALS_AND_LIVING = "97";

  private PointsCheck() {}

  /** Warns when the points do not add up; the claim stands as written. */
  public static void check(Claim claim, Findings findings) {
    claim
        .first("HO")
        .or(() -> claim.first("KO"))
        .filter(total -> total.number(6).compareTo(sum(claim)) != 0)
        .ifPresent(
            total ->
                findings.warn(
                    total.place(6), "points-mismatch", "合計点数が明細の点数の合計と一致しません。書かれた合計を使います。"));
  }

  /** Σ点数×回数. Meals and 標準負担額 (診療識別 97) are yen, not points, and stay out. */
  public static BigDecimal sum(Claim claim) {
    BigDecimal bundled =
        claim
            .all("GT")
            .filter(gt -> gt.item(3).equals("2") && gt.item(4).equals("1"))
            .map(gt -> gt.number(9))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return services(claim).reduce(bundled, BigDecimal::add);
  }

  private static Stream<BigDecimal> services(Claim claim) {
    return claim.kind() == ClaimKind.PHARMACY
        ? claim.records().stream().map(PointsCheck::dispensing)
        : ServiceRows.of(claim).filter(PointsCheck::counts).map(ServiceRow::total);
  }

  private static boolean counts(ServiceRow row) {
    return !row.group().equals(MEALS_AND_LIVING);
  }

  private static BigDecimal dispensing(ClaimRecord record) {
    if (record.is("CZ")) {
      IntStream additions = IntStream.rangeClosed(0, 9).map(i -> 18 + 3 * i);
      return IntStream.concat(IntStream.of(11, 14, 57, 62, 65), additions)
          .mapToObj(record::number)
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
    if (record.is("KI")) {
      IntStream guidance = IntStream.rangeClosed(0, 11).map(i -> 10 + 4 * i);
      IntStream additions = IntStream.rangeClosed(0, 9).map(i -> 72 + 4 * i);
      return IntStream.concat(guidance, additions)
          .mapToObj(count -> record.number(count).multiply(record.number(count + 1)))
          .reduce(record.number(6), BigDecimal::add);
    }
    return BigDecimal.ZERO;
  }
}
