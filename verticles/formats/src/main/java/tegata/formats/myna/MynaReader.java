package tegata.formats.myna;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tegata.formats.Findings;
import tegata.formats.JapaneseText;
import tegata.formats.Parsed;
import tegata.formats.csv.FormulaGuard;

/** Builds the expenses of one file from its named values. */
final class MynaReader {
  private final Groups groups;
  private final Findings findings;

  MynaReader(Groups groups, Findings findings) {
    this.groups = groups;
    this.findings = findings;
  }

  Parsed<MynaExpenses> read() {
    if (!isWhole()) {
      return findings.withoutValue();
    }
    Optional<LocalDate> createdOn = createdOn();
    Subject subject = subject();
    List<ExpenseLine> lines = new LineReader(findings).read(groups.of(Heading.DETAILS));
    Optional<MonthRange> period = period(lines);
    if (createdOn.isEmpty() || period.isEmpty()) {
      return findings.withoutValue();
    }
    var expenses =
        new MynaExpenses(
            createdOn.get(),
            subject,
            text(Heading.OUTLINE, Label.COVERED_UNTIL),
            period.get(),
            lines,
            text(Heading.INSURER, Label.INSURER_NAME),
            detailsRange(period.get()));
    new TotalsCheck(groups, findings).compareWith(expenses);
    return findings.with(expenses);
  }

  private boolean isWhole() {
    if (!groups.has(Heading.SUBJECT) || !groups.has(Heading.DETAILS)) {
      findings.error("ファイル全体", "not-myna-expenses", "マイナポータルの医療費通知情報ではないか、途中で切れています。");
    } else if (groups.of(Heading.INSURER).isEmpty()) {
      findings.error("ファイルの末尾", "truncated", "末尾の「保険者情報」がありません。ファイルが途中で切れています。");
    }
    return !findings.hasErrors();
  }

  private Optional<LocalDate> createdOn() {
    Optional<LocalDate> date =
        groups.first(Heading.HEAD, Label.CREATED_ON).flatMap(entry -> Values.date(entry.value()));
    if (date.isEmpty()) {
      findings.error("作成日", "no-creation-date", "作成日が読めません。どちらの通知が新しいか決められません。");
    }
    return date;
  }

  private Subject subject() {
    return new Subject(
        JapaneseText.folded(text(Heading.SUBJECT, Label.KANA)),
        text(Heading.SUBJECT, Label.NAME),
        birthdate(),
        text(Heading.SUBJECT, Label.SEX),
        text(Heading.SUBJECT, Label.AGE),
        text(Heading.SUBJECT, Label.INSURER_NUMBER),
        text(Heading.SUBJECT, Label.SYMBOL),
        text(Heading.SUBJECT, Label.NUMBER),
        text(Heading.SUBJECT, Label.BRANCH));
  }

  private Optional<LocalDate> birthdate() {
    Optional<Entry> entry = groups.first(Heading.SUBJECT, Label.BIRTHDATE);
    Optional<LocalDate> date = entry.flatMap(e -> Values.date(e.value()));
    if (date.isEmpty() && entry.filter(e -> !e.value().isEmpty()).isPresent()) {
      findings.warn(entry.get().place(), "unreadable-date", "日付として読めません。空として扱います。");
    }
    return date;
  }

  private Optional<MonthRange> period(List<ExpenseLine> lines) {
    Optional<MonthRange> written =
        groups
            .first(Heading.GRAND_TOTAL, Label.PERIOD)
            .flatMap(entry -> Values.range(entry.value()));
    if (written.isPresent()) {
      return written;
    }
    Optional<MonthRange> spanned =
        MonthRange.spanning(lines.stream().map(ExpenseLine::month).toList());
    if (spanned.isPresent()) {
      findings.warn("医療費の合計 期間", "unreadable-period", "期間が読めません。明細の診療年月から補いました。");
    } else {
      findings.error("医療費の合計 期間", "unreadable-period", "期間が読めず、明細もありません。");
    }
    return spanned;
  }

  private MonthRange detailsRange(MonthRange period) {
    return groups
        .first(Heading.INSURER, Label.DETAILS_RANGE)
        .flatMap(entry -> Values.range(entry.value()))
        .orElse(period);
  }

  private String text(Heading heading, Label label) {
    Optional<Entry> entry = groups.first(heading, label);
    if (entry.isEmpty()) {
      findings.warn(heading.text() + " " + label.text(), "missing-item", "項目がありません。空として扱います。");
    }
    return entry.map(Entry::value).map(FormulaGuard::unguarded).orElse("");
  }
}
