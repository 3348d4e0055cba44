package tegata.formats.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * 補正 (JY) of 保険者向け claims: 1 追加 puts a record after its target, 2 修正 in its place, 3 削除 takes it
 * away, in the order of the JY records. Records are named by 行番号 and 枝番.
 */
public final class Corrections {
  private static final String ADD = "1";
  private static final String REPLACE = "2";
  private static final String DELETE = "3";

  /** What accompanies a claim and is none of its content. */
  private static final Set<String> ABOUT = Set.of("MN", "JY", "EX", "RC", "MD", "RT", "JR", "MK");

  private static final int DECIDED = 2;

  private record Address(int line, int branch) {
    static Address of(ClaimRecord record) {
      return new Address(record.line(), record.branch());
    }

    static Address of(ClaimRecord jy, int item) {
      return new Address(jy.number(item).intValue(), jy.number(item + 1).intValue());
    }
  }

  private Corrections() {}

  /** The claim as it was before its corrections, its content only. */
  public static Claim original(Claim claim) {
    Set<Address> corrected =
        claim
            .all("JY")
            .filter(jy -> !jy.item(2).equals(DELETE))
            .map(jy -> Address.of(jy, 7))
            .collect(Collectors.toSet());
    return claim.with(
        claim.data(),
        content(claim).stream().filter(record -> !corrected.contains(Address.of(record))).toList());
  }

  /** The claim as decided; empty when nothing was corrected. */
  public static Optional<Claim> applied(Claim claim) {
    if (claim.first("JY").isEmpty()) {
      return Optional.empty();
    }
    List<ClaimRecord> records = new ArrayList<>();
    apply(claim, records);
    return Optional.of(claim.with(Math.max(DECIDED, claim.data()), records));
  }

  /**
   * Whether the claim says who was treated when, who pays and how much, before its corrections and
   * after them, so that what is kept of each can be read again. To be asked of one whose
   * corrections can be applied.
   */
  static boolean isWhole(Claim claim) {
    return Stream.concat(Stream.of(original(claim)), applied(claim).stream())
        .allMatch(version -> isWhole(claim, version.records()));
  }

  /** A correction changes neither the kind of a claim nor its month: both name it. */
  private static boolean isWhole(Claim claim, List<ClaimRecord> version) {
    if (version.isEmpty() || !version.get(0).is("RE")) {
      return false;
    }
    ClaimRecord re = version.get(0);
    return ClaimReader.isTyped(re)
        && re.item(3).charAt(0) == claim.type(0)
        && ClaimDate.month(re.item(4)).equals(Optional.of(claim.month()))
        && ClaimReader.total(version)
            .filter(total -> ClaimRecord.isNumber(total.item(6)))
            .isPresent()
        && version.stream().mapToLong(ClaimRecord::weight).sum() <= ClaimReader.MOST_WEIGHT;
  }

  /** Item of the first correction that cannot be applied; empty when all can. */
  static Optional<String> fault(Claim claim) {
    return claim.first("JY").isEmpty() ? Optional.empty() : apply(claim, new ArrayList<>());
  }

  private static Optional<String> apply(Claim claim, List<ClaimRecord> records) {
    records.addAll(original(claim).records());
    List<ClaimRecord> content = content(claim);
    return claim.all("JY").flatMap(jy -> apply(jy, records, content).stream()).findFirst();
  }

  private static Optional<String> apply(
      ClaimRecord jy, List<ClaimRecord> records, List<ClaimRecord> content) {
    int target = indexOf(Address.of(jy, 3), records);
    int corrected = indexOf(Address.of(jy, 7), content);
    boolean deletes = jy.item(2).equals(DELETE);
    if (!deletes && !jy.item(2).equals(ADD) && !jy.item(2).equals(REPLACE)) {
      return Optional.of(jy.place(2));
    }
    if (target < 0) {
      return Optional.of(jy.place(3));
    }
    if (corrected < 0 && !deletes) {
      return Optional.of(jy.place(7));
    }
    if (deletes) {
      records.remove(target);
    } else if (jy.item(2).equals(ADD)) {
      records.add(target + 1, content.get(corrected));
    } else {
      records.set(target, content.get(corrected));
    }
    return Optional.empty();
  }

  /** A claim begins with its RE, whatever stray record came before. */
  private static List<ClaimRecord> content(Claim claim) {
    return claim.records().stream()
        .filter(record -> !ABOUT.contains(record.id()))
        .dropWhile(record -> !record.is("RE"))
        .toList();
  }

  private static int indexOf(Address address, List<ClaimRecord> records) {
    for (int i = 0; i < records.size(); i++) {
      if (Address.of(records.get(i)).equals(address)) {
        return i;
      }
    }
    return -1;
  }
}
