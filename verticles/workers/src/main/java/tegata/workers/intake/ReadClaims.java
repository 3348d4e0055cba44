package tegata.workers.intake;

import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tegata.formats.Findings;
import tegata.formats.claim.Claim;
import tegata.formats.claim.ClaimEntry;
import tegata.formats.claim.ClaimReader;
import tegata.formats.claim.ClaimRecord;
import tegata.formats.claim.ClaimSubject;
import tegata.formats.claim.Corrections;
import tegata.formats.claim.RefusedClaim;
import tegata.formats.claim.ReturnNotice;

/** Reads a file of claims, some at a time, and works out what needs no database. */
final class ReadClaims {
  /** Claims in one transaction. */
  static final int CHUNK = 2_000;

  /** Characters of them in memory; two chunks are there at a time. */
  private static final int CHUNK_WEIGHT = 4 * 1024 * 1024;

  private final ClaimReader reader;
  private final Window window;
  private final Sender sender;
  private final int most;
  private Optional<ClaimEntry> next;

  /**
   * @param most claims to be taken in together
   */
  ReadClaims(ClaimReader reader, Window window, Sender sender, int most) throws IOException {
    this.reader = reader;
    this.window = window;
    this.sender = sender;
    this.most = most;
    this.next = reader.next();
  }

  boolean isAtEnd() {
    return next.isEmpty();
  }

  /** The next ones; none at the end of the file. */
  ClaimChunk chunk() throws IOException {
    List<List<SaidVersion>> claims = new ArrayList<>();
    List<ReturnNotice> notices = new ArrayList<>();
    List<RefusedClaim> refused = new ArrayList<>();
    Findings findings = new Findings();
    int expired = 0;
    int weight = 0;
    for (int read = 0; read < most && weight <= CHUNK_WEIGHT && next.isPresent(); read++) {
      ClaimEntry entry = usable(next.get(), findings);
      weight += weight(entry);
      if (entry instanceof Claim claim && claim.month().isBefore(window.firstMonth())) {
        expired++;
      } else if (entry instanceof Claim claim) {
        claims.add(SaidVersion.of(claim));
      } else if (entry instanceof ReturnNotice notice) {
        notices.add(notice);
      } else if (entry instanceof RefusedClaim one) {
        refused.add(one);
      }
      next = reader.next();
    }
    return new ClaimChunk(claims, notices, refused, expired, findings.list());
  }

  /** What cannot be taken in although it can be read becomes a refusal. */
  private ClaimEntry usable(ClaimEntry entry, Findings findings) {
    if (entry instanceof Claim claim && claim.month().isAfter(YearMonth.now(window.clock()))) {
      return refused(claim.records(), claim.re(), "future", "まだ来ていない診療年月です。", findings);
    }
    if (entry instanceof Claim claim && !isOwn(claim)) {
      return otherInsurers(claim.records(), claim.re(), findings);
    }
    if (entry instanceof ReturnNotice notice
        && (notice.processed().isEmpty() || notice.searchNumber().isBlank())) {
      ClaimRecord hr = notice.record();
      return refused(List.of(hr), hr, "return-names-nothing", "処理年月か検索番号が読めません。", findings);
    }
    return entry;
  }

  /** As it was sent and as it was decided: a correction may name another insurer. */
  private boolean isOwn(Claim claim) {
    return !sender.isInsurer()
        || Stream.concat(
                Stream.of(Corrections.original(claim)), Corrections.applied(claim).stream())
            .allMatch(version -> sender.mayTellOf(ClaimSubject.of(version).insurerNumber()));
  }

  static RefusedClaim otherInsurers(
      List<ClaimRecord> records, ClaimRecord first, Findings findings) {
    return refused(records, first, "other-insurer", "送り手の保険者番号のレセプトではありません。", findings);
  }

  private static RefusedClaim refused(
      List<ClaimRecord> records,
      ClaimRecord first,
      String code,
      String message,
      Findings findings) {
    Findings reasons = new Findings();
    reasons.error(place(first), code, message);
    findings.addAll(reasons.list());
    return new RefusedClaim(records, reasons.list());
  }

  static String place(ClaimRecord record) {
    return record.fileLine() + "行目 " + record.id();
  }

  private static int weight(ClaimEntry entry) {
    List<ClaimRecord> records =
        entry instanceof Claim claim
            ? claim.records()
            : entry instanceof RefusedClaim refused ? refused.records() : List.of();
    int weight = 0;
    for (ClaimRecord record : records) {
      weight += record.weight();
    }
    return weight;
  }
}
