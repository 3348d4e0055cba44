package tegata.formats.myna;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tegata.formats.Findings;
import tegata.formats.JapaneseText;
import tegata.formats.csv.FormulaGuard;

/** 医療費情報明細: a record begins at each 診療年月; its other items may come in any order. */
final class LineReader {
  private final Findings findings;

  LineReader(Findings findings) {
    this.findings = findings;
  }

  List<ExpenseLine> read(List<Entry> entries) {
    List<ExpenseLine> lines = new ArrayList<>();
    for (List<Entry> record : records(entries)) {
      line(record).ifPresent(lines::add);
    }
    return lines;
  }

  private static List<List<Entry>> records(List<Entry> entries) {
    List<List<Entry>> records = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.label() == Label.MONTH || records.isEmpty()) {
        records.add(new ArrayList<>());
      }
      records.get(records.size() - 1).add(entry);
    }
    return records;
  }

  private Optional<ExpenseLine> line(List<Entry> record) {
    Map<Label, Entry> byLabel = new EnumMap<>(Label.class);
    for (Entry entry : record) {
      if (byLabel.putIfAbsent(entry.label(), entry) != null) {
        reject(entry.place(), "repeated-item", "同じ項目が1件の中に2度あります。診療年月の行が抜けた可能性があります。");
        return Optional.empty();
      }
    }
    return line(byLabel, record.get(0).line().place());
  }

  private Optional<ExpenseLine> line(Map<Label, Entry> record, String place) {
    Optional<YearMonth> month = month(record, place);
    Optional<Amounts> amounts = amounts(record, place);
    if (month.isEmpty() || amounts.isEmpty()) {
      return Optional.empty();
    }
    if (!amounts.get().addUp()) {
      findings.warn(place, "amounts-do-not-add-up", "総額が、保険者・公費・窓口相当の合計と一致しません。行はそのまま取り込みます。");
    }
    return Optional.of(
        new ExpenseLine(
            month.get(),
            value(record, Label.CATEGORY),
            days(record),
            value(record, Label.INSTITUTION),
            amounts.get()));
  }

  private Optional<YearMonth> month(Map<Label, Entry> record, String place) {
    Optional<YearMonth> month =
        Optional.ofNullable(record.get(Label.MONTH)).flatMap(entry -> Values.month(entry.value()));
    if (month.isEmpty()) {
      reject(place + " " + Label.MONTH.text(), "unreadable-month", "診療年月が読めないため、この1件を取り込めません。");
    }
    return month;
  }

  private Optional<Amounts> amounts(Map<Label, Entry> record, String place) {
    List<Long> yen = new ArrayList<>();
    for (Label label : Label.AMOUNTS) {
      Optional<Entry> entry = Optional.ofNullable(record.get(label));
      Optional<Long> amount = entry.flatMap(e -> Values.yen(e.value()));
      if (amount.isEmpty()) {
        String where = entry.map(Entry::place).orElse(place + " " + label.text());
        reject(where, "unreadable-amount", "金額がないか、数字として読めないため、この1件を取り込めません。");
        return Optional.empty();
      }
      yen.add(amount.get());
    }
    return Optional.of(new Amounts(yen.get(0), yen.get(1), yen.get(2), yen.get(3)));
  }

  private Optional<Integer> days(Map<Label, Entry> record) {
    String text = JapaneseText.folded(value(record, Label.DAYS));
    if (text.matches("\\d{1,3}")) {
      return Optional.of(Integer.valueOf(text));
    }
    if (!text.isEmpty()) {
      findings.warn(record.get(Label.DAYS).place(), "unreadable-days", "日数が読めません。空として扱います。");
    }
    return Optional.empty();
  }

  private static String value(Map<Label, Entry> record, Label label) {
    return Optional.ofNullable(record.get(label))
        .map(Entry::value)
        .map(FormulaGuard::unguarded)
        .orElse("");
  }

  private void reject(String place, String code, String message) {
    findings.error(place, code, message);
  }
}
