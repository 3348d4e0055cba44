package tegata.formats.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the service rows of 医科, DPC and 歯科; 調剤 has none. */
public final class ServiceRows {
  private static final Set<String> SERVICES = Set.of("SI", "SS", "IY", "TO");

  private ServiceRows() {}

  /** In the order of the claim. */
  public static Stream<ServiceRow> of(Claim claim) {
    if (claim.kind() == ClaimKind.PHARMACY) {
      return Stream.empty();
    }
    List<ServiceRow> rows = new ArrayList<>();
    String group = "";
    for (ClaimRecord record : claim.records()) {
      boolean service = SERVICES.contains(record.id());
      if (service || record.is("CO")) {
        group = record.item(2).isEmpty() ? group : record.item(2);
      }
      if (service) {
        rows.add(row(record, group, claim.kind() == ClaimKind.DENTAL));
      }
    }
    return rows.stream();
  }

  private static ServiceRow row(ClaimRecord record, String group, boolean dental) {
    return switch (record.id()) {
      case "SS" -> row(record, group, 77, 79);
      case "SI" -> row(record, group, 6, dental ? 8 : 14);
      case "IY" -> row(record, group, 6, dental ? 9 : 14);
      default -> row(record, group, dental ? 13 : 6, dental ? 15 : 18);
    };
  }

  /** The 回数 always follows the 点数. */
  private static ServiceRow row(ClaimRecord record, String group, int points, int firstDay) {
    return new ServiceRow(
        record,
        group,
        record.item(4),
        record.item(5),
        record.number(points),
        record.number(points + 1),
        firstDay);
  }
}
