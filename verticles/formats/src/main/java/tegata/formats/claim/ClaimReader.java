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
import java.util.regex.Pattern;
import tegata.formats.Findings;

/**
 * 電子レセプトを一件ずつ読む. Memory holds one claim, never the file. A claim in which a record was refused is
 * refused whole and reported: half a claim would show a patient wrong amounts.
 */
public final class ClaimReader {
  /** Far above any real claim; a file without claim boundaries must not fill the memory. */
  static final int MOST_RECORDS = 20_000;

  /** The same in characters, since a record may be long. */
  static final int MOST_WEIGHT = 4 * 1024 * 1024;

  private static final Pattern TYPE = Pattern.compile("[134][1-4][0-9][0-9]");

  private final ClaimLines lines;
  private final Findings findings;
  private final Deque<ClaimEntry> ready = new ArrayDeque<>();
  private final List<ClaimRecord> block = new ArrayList<>();
  private Optional<Facility> file = Optional.empty();
  private Optional<Facility> header = Optional.empty();
  private boolean fileRefused;
  private boolean returns;
  private Optional<YearMonth> returnedIn = Optional.empty();
  private boolean broken;
  private boolean ended;
  private int weight;
  private int count;
  private BigDecimal points = BigDecimal.ZERO;
  private BigDecimal correctedPoints = BigDecimal.ZERO;

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
      case "HI" -> returned(record);
      case "HR" -> notice(record);
      case "GO" -> total(record);
      case "HG" -> flush();
      default -> add(record);
    }
  }

  private void header(ClaimRecord record) {
    if (hasClaim()) {
      flush();
    }
    boolean fits = fits(record);
    if (record.is("UK")) {
      file = Optional.empty();
      fileRefused = !fits;
    }
    if (!fits || fileRefused) {
      header = Optional.empty();
      return;
    }
    Facility facility = Facility.of(record);
    if (record.is("UK")) {
      file = Optional.of(facility);
    }
    header = Optional.of(file.map(facility::named).orElse(facility));
  }

  /** A file of returns; its claims may have no header of their own. */
  private void returned(ClaimRecord hi) {
    flush();
    returns = true;
    returnedIn = ClaimDate.month(hi.item(3));
    header = fits(hi) ? Optional.of(Facility.ofReturns(hi)) : Optional.empty();
  }

  /** 返戻. One that cannot be trusted is refused, like a claim. */
  private void notice(ClaimRecord hr) {
    Findings own = new Findings();
    boolean fits = Layout.check(hr, ClaimKind.MEDICAL, own);
    if (returns && header.isEmpty()) {
      own.error(hr.place(), "missing-record", "返戻の先頭のレコード（HI）が読めません。");
      fits = false;
    }
    findings.addAll(own.list());
    ready.add(fits ? ReturnNotice.of(hr) : new RefusedClaim(List.of(hr), own.list()));
  }

  /** Whether claims may stand under this header. */
  private boolean fits(ClaimRecord record) {
    ClaimKind kind =
        record.is("UK")
            ? ClaimKind.DENTAL
            : record.is("YK") ? ClaimKind.PHARMACY : ClaimKind.MEDICAL;
    return Layout.check(record, kind, findings);
  }

  private void open(ClaimRecord record) {
    flush();
    block.add(record);
  }

  private void claim(ClaimRecord record) {
    if (hasClaim() && !isCorrection(record)) {
      flush();
    }
    add(record);
  }

  /** A corrected RE goes on counting the lines of its claim; a claim without MN begins anew. */
  private boolean isCorrection(ClaimRecord re) {
    ClaimRecord last = block.get(block.size() - 1);
    return re.line() > 0 && (re.line() > last.line() || re.branch() > 0);
  }

  private void add(ClaimRecord record) {
    if (block.isEmpty() && !record.is("RE")) {
      findings.warn(record.place(), "record-out-of-order", "レセプトの外にあるレコードです。使いません。");
    } else if (block.size() < MOST_RECORDS && weight < MOST_WEIGHT) {
      block.add(record);
      weight += record.weight();
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
      Findings own = new Findings();
      ready.add(checked(own).orElseGet(() -> refused(own)));
      findings.addAll(own.list());
    }
    block.clear();
    weight = 0;
    broken = false;
  }

  /** Of a claim with a line that could not even be read, the line is already reported. */
  private RefusedClaim refused(Findings own) {
    Findings reasons = new Findings();
    reasons.addAll(own.list());
    if (!reasons.hasErrors()) {
      reasons.error(block.get(0).place(), "incomplete", "読めない行のあるレセプトです。");
    }
    return new RefusedClaim(block, reasons.list());
  }

  private Optional<ClaimEntry> checked(Findings findings) {
    ClaimRecord first = block.get(0);
    Optional<ClaimRecord> re = block.stream().filter(record -> record.is("RE")).findFirst();
    if (re.isEmpty()) {
      findings.error(first.place(), "missing-record", "レセプト共通レコード（RE）がありません。");
      return Optional.empty();
    }
    Optional<ClaimKind> kind = ClaimKind.of(re.get(), block);
    Optional<YearMonth> month = ClaimDate.month(re.get().item(4));
    Optional<YearMonth> processed = processed();
    boolean usable = stands(findings, re.get(), kind, month, processed) && !broken;
    for (ClaimRecord record : block) {
      usable &= Layout.check(record, kind.orElse(ClaimKind.MEDICAL), findings);
    }
    Optional<Claim> claim =
        usable
            ? Optional.of(
                new Claim(
                    kind.get(), header.get(), data(first), month.get(), processed.get(), block))
            : Optional.empty();
    Optional<String> fault = claim.flatMap(Corrections::fault);
    fault.ifPresent(place -> findings.error(place, "unknown-correction", "補正の対象か、補正後のレコードがありません。"));
    Optional<Claim> whole = claim.filter(c -> fault.isEmpty()).filter(Corrections::isWhole);
    if (claim.isPresent() && fault.isEmpty() && whole.isEmpty()) {
      findings.error(first.place(), "missing-record", "補正の前か後に、RE（種別・診療年月）か、HO・KO（合計点数）がありません。");
    }
    sum(whole);
    return whole.map(ClaimEntry.class::cast);
  }

  private int data(ClaimRecord first) {
    return returns ? Claim.RETURNED : first.line() == 0 ? 0 : first.data();
  }

  /** A review (MK) and a return have months of their own. */
  private Optional<YearMonth> processed() {
    return block.stream()
        .filter(record -> record.is("MK"))
        .flatMap(mk -> ClaimDate.month(mk.item(5)).stream())
        .max(YearMonth::compareTo)
        .or(() -> returnedIn)
        .or(() -> header.flatMap(Facility::claimed));
  }

  private boolean stands(
      Findings findings,
      ClaimRecord re,
      Optional<ClaimKind> kind,
      Optional<YearMonth> month,
      Optional<YearMonth> processed) {
    boolean typed = isTyped(re) && kind.isPresent();
    if (!typed) {
      findings.error(re.place(3), "unknown-value", "レセプト種別が医科・歯科・調剤のものではありません。");
    }
    if (month.isEmpty()) {
      findings.error(re.place(4), "unreadable-date", "診療年月が読めません。");
    }
    if (header.isEmpty()) {
      findings.error(re.place(), "missing-record", "医療機関のレコード（IR・UK・YK）がありません。");
    }
    boolean named = header.filter(Facility::isNamed).isPresent();
    if (header.isPresent() && !named) {
      findings.error(re.place(), "unreadable-facility", "医療機関のレコードの都道府県・点数表・コードが読めません。");
    }
    if (block.stream().noneMatch(record -> record.is("HO") || record.is("KO"))) {
      findings.error(re.place(), "missing-record", "保険者・公費のレコード（HO・KO）がありません。");
      return false;
    }
    if (header.isPresent() && processed.isEmpty()) {
      findings.error(re.place(), "unreadable-date", "請求年月が読めません。");
    }
    ClaimRecord total = total(block).orElseThrow();
    boolean counted = ClaimRecord.isNumber(total.item(6));
    if (total.item(6).isEmpty()) {
      findings.error(total.place(6), "missing-value", "合計点数がありません。");
    }
    if (ClaimDate.day(re.item(7)).isEmpty()) {
      findings.warn(re.place(7), "unreadable-date", "生年月日が読めません。");
    }
    return typed && counted && named && month.isPresent() && processed.isPresent();
  }

  /** Whether レセプト種別 is one of those that are read. */
  static boolean isTyped(ClaimRecord re) {
    return TYPE.matcher(re.item(3)).matches();
  }

  /** HO; KO where only 公費 pays. */
  static Optional<ClaimRecord> total(List<ClaimRecord> records) {
    return records.stream()
        .filter(record -> record.is("HO"))
        .findFirst()
        .or(() -> records.stream().filter(record -> record.is("KO")).findFirst());
  }

  private void sum(Optional<Claim> claim) {
    count++;
    BigDecimal written = points(block);
    points = points.add(written);
    correctedPoints =
        correctedPoints.add(
            claim.flatMap(Corrections::applied).map(c -> points(c.records())).orElse(written));
  }

  private static BigDecimal points(List<ClaimRecord> records) {
    return records.stream()
        .filter(record -> record.is("HO") || record.is("KO"))
        .findFirst()
        .map(first -> first.number(6))
        .orElse(BigDecimal.ZERO);
  }

  /** Whether a file with corrections counts them is not stated: either sum will do. */
  private void total(ClaimRecord go) {
    flush();
    boolean last = go.item(4).isEmpty() || go.item(4).equals("99");
    BigDecimal total = go.number(3);
    boolean agrees = total.compareTo(points) == 0 || total.compareTo(correctedPoints) == 0;
    if (last && !(agrees && go.number(2).intValue() == count)) {
      findings.warn(go.place(), "total-mismatch", "総件数・総合計点数がレセプトの合計と一致しません。");
    }
    count = 0;
    points = BigDecimal.ZERO;
    correctedPoints = BigDecimal.ZERO;
  }
}
