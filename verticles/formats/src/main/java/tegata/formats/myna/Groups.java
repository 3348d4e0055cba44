package tegata.formats.myna;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tegata.formats.Findings;
import tegata.formats.csv.CsvLine;

/** The file's named values under their headings; nothing is looked for at a fixed line. */
final class Groups {
  /** The two title lines and the column heading, which carry no values. */
  private static final Set<String> TITLES = Set.of("わたしの情報", "医療費通知情報", "項目名");

  private final Map<Heading, List<Entry>> entries = new EnumMap<>(Heading.class);

  private Groups() {}

  static Groups of(List<CsvLine> lines, Findings findings) {
    var groups = new Groups();
    Heading current = Heading.HEAD;
    for (CsvLine line : lines) {
      String name = line.field(0);
      Optional<Heading> heading = line.field(1).isEmpty() ? Heading.of(name) : Optional.empty();
      current = heading.orElse(current);
      if (heading.isPresent()) {
        groups.open(current);
      } else if (!name.isEmpty() && !TITLES.contains(name)) {
        groups.add(current, line, findings);
      }
    }
    return groups;
  }

  boolean has(Heading heading) {
    return entries.containsKey(heading);
  }

  List<Entry> of(Heading heading) {
    return entries.getOrDefault(heading, List.of());
  }

  /** The first value of this name under the heading. */
  Optional<Entry> first(Heading heading, Label label) {
    return of(heading).stream().filter(entry -> entry.label() == label).findFirst();
  }

  private void open(Heading heading) {
    entries.computeIfAbsent(heading, h -> new ArrayList<>());
  }

  private void add(Heading heading, CsvLine line, Findings findings) {
    Optional<Label> label = Label.of(line.field(0));
    if (label.isEmpty()) {
      findings.warn(line.place(), "unknown-item", "知らない項目名の行です。読み飛ばしました。");
      return;
    }
    open(heading);
    entries.get(heading).add(new Entry(label.get(), line.field(1), line));
  }
}
