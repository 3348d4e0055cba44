package tegata.formats.claim;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import tegata.formats.Findings;

/**
 * 電子レセプトを一件ずつ読む. Memory holds one claim, never the file. A claim in which a record was refused is
 * refused whole and reported: half a claim would show a patient wrong amounts.
 */
public final class ClaimReader {
  /** Far above any real claim; a file without claim boundaries must not fill the memory. */
  static final int MOST_RECORDS = 20_000;

  private static final int RETURNED = 8;

  private final ClaimLines lines;
  private final Findings findings;
  private final Deque<ClaimEntry> ready = new ArrayDeque<>();
  private final List<ClaimRecord> block = new ArrayList<>();
  private Optional<Facility> file = Optional.empty();
  private Optional<Facility> header = Optional.empty();
  private boolean returns;
  private boolean broken;
  private boolean ended;
  private int count;
  private BigDecimal points = BigDecimal.ZERO;

  /** The caller closes {@code in}. Findings are added while {@link #next()} goes on. */
  public ClaimReader(InputStream in, Findings findings) {
    this.lines = new ClaimLines(in, findings);
    this.findings = findings;
  }

  /** The next claim or notice; empty at the end of the file. */
  public Optional<ClaimEntry> next() throws IOException {
    while (ready.isEmpty() && !ended) {
      Optional<ClaimRecord> record = lines.next();
      broken |= lines.lostOne();
      record.ifPresentOrElse(this::take, this::end);
    }
    return Optional.ofNullable(ready.poll());
  }

  private void end() {
    flush();
    ended = true;
  }

  private void take(ClaimRecord record) {
    switch (record.id()) {
      case "IR", "UK", "YK" -> header(record);
      case "MN" -> open(record);
      case "RE" -> claim(record);
      case "HI" -> returns = true;
      case "HR" -> ready.add(ReturnNotice.of(record));
      case "GO" -> total(record);
      default -> add(record);
    }
  }

  private void header(ClaimRecord record) {
    if (hasClaim()) {
      flush();
    }
    Facility facility = Facility.of(record);
    if (record.is("UK")) {
      file = Optional.of(facility);
    }
    header = Optional.of(file.map(facility::named).orElse(facility));
    if (facility.claimed().isEmpty()) {
      findings.warn(record.place(), "unreadable-date", "請求年月が読めません。");
    }
  }

  private void open(ClaimRecord record) {
    flush();
    block.add(record);
  }

  private void claim(ClaimRecord record) {
    boolean corrected = hasClaim() && record.line() > 0;
    if (!corrected && hasClaim()) {
      flush();
    }
    add(record);
  }

  private void add(ClaimRecord record) {
    if (block.isEmpty() && !record.is("RE")) {
      findings.warn(record.place(), "record-out-of-order", "レセプトの外にあるレコードです。使いません。");
    } else if (block.size() < MOST_RECORDS) {
      block.add(record);
    } else if (!broken) {
      broken = true;
      findings.error(record.place(), "too-many-records", "1件のレセプトのレコードが多すぎます。取り込みません。");
    }
  }

  private boolean hasClaim() {
    return block.stream().limit(8).anyMatch(record -> record.is("RE"));
  }

  private void flush() {
    if (!block.isEmpty()) {
      checked().ifPresent(ready::add);
    }
    block.clear();
    broken = false;
  }

  private Optional<ClaimEntry> checked() {
    ClaimRecord first = block.get(0);
    Optional<ClaimRecord> re = block.stream().filter(record -> record.is("RE")).findFirst();
    if (re.isEmpty()) {
      findings.error(first.place(), "missing-record", "レセプト共通レコード（RE）がありません。");
      return Optional.empty();
    }
    sum();
    Optional<ClaimKind> kind = ClaimKind.of(re.get(), block);
    Optional<YearMonth> month = ClaimDate.month(re.get().item(4));
    boolean usable = stands(re.get(), kind, month) && !broken;
    for (ClaimRecord record : block) {
      usable &= Layout.check(record, kind.orElse(ClaimKind.MEDICAL), findings);
    }
    return usable
        ? Optional.of(
            new Claim(
                kind.get(), header.get(), returns ? RETURNED : first.data(), month.get(), block))
        : Optional.empty();
  }

  private boolean stands(ClaimRecord re, Optional<ClaimKind> kind, Optional<YearMonth> month) {
    boolean typed = re.item(3).matches("[134][1-4][0-9][0-9]") && kind.isPresent();
    if (!typed) {
      findings.error(re.place(3), "unknown-value", "レセプト種別が医科・歯科・調剤のものではありません。");
    }
    if (month.isEmpty()) {
      findings.error(re.place(4), "unreadable-date", "診療年月が読めません。");
    }
    if (header.isEmpty()) {
      findings.error(re.place(), "missing-record", "医療機関のレコード（IR・UK・YK）がありません。");
    }
    if (block.stream().noneMatch(record -> record.is("HO") || record.is("KO"))) {
      findings.error(re.place(), "missing-record", "保険者・公費のレコード（HO・KO）がありません。");
      return false;
    }
    if (ClaimDate.day(re.item(7)).isEmpty()) {
      findings.warn(re.place(7), "unreadable-date", "生年月日が読めません。");
    }
    return typed && month.isPresent() && header.isPresent();
  }

  private void sum() {
    count++;
    block.stream()
        .filter(record -> record.is("HO") || record.is("KO"))
        .findFirst()
        .ifPresent(first -> points = points.add(first.number(6)));
  }

  private void total(ClaimRecord go) {
    flush();
    boolean last = go.item(4).isEmpty() || go.item(4).equals("99");
    boolean agrees = go.number(2).intValue() == count && go.number(3).compareTo(points) == 0;
    if (last && !agrees) {
      findings.warn(go.place(), "total-mismatch", "総件数・総合計点数がレセプトの合計と一致しません。");
    }
    count = 0;
    points = BigDecimal.ZERO;
  }
}
