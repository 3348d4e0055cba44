package tegata.portal.download;

import io.vertx.core.MultiMap;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tegata.portal.page.FieldError;
import tegata.portal.page.PeriodForm;
import tegata.portal.page.Words;

/**
 * What somebody chose to take away, kept as chosen.
 *
 * @param asked whether anything was chosen yet
 * @param people chosen of those who may be chosen
 */
record DownloadChoice(
    boolean asked,
    Set<DataKind> kinds,
    Set<FileFormat> formats,
    List<Whose> people,
    PeriodForm<YearMonth> period,
    List<FieldError> errors) {

  static DownloadChoice of(
      MultiMap query, List<Whose> allowed, PeriodForm<YearMonth> period, Words words) {
    boolean asked = query.contains("show");
    Set<DataKind> kinds = chosen(query, "kind", DataKind.values());
    Set<FileFormat> formats = chosen(query, "format", FileFormat.values());
    List<String> marks = query.getAll("who");
    List<Whose> people =
        asked
            ? allowed.stream().filter(one -> marks.contains(one.mark())).toList()
            : allowed.stream().limit(1).toList();
    List<FieldError> errors = new ArrayList<>();
    if (asked) {
      if (kinds.isEmpty()) {
        errors.add(new FieldError("kind", words.text("download.kind.missing")));
      }
      if (marks.isEmpty()) {
        errors.add(new FieldError("who", words.text("download.who.missing")));
      } else if (people.size() < Set.copyOf(marks).size()) {
        errors.add(new FieldError("who", words.text("download.who.gone")));
      }
      errors.addAll(period.errors());
      if (formats.stream().noneMatch(f -> f.isMadeOf(kinds)) && !kinds.isEmpty()) {
        errors.add(new FieldError("format", words.text("download.format.missing")));
      }
    }
    return new DownloadChoice(asked, kinds, formats, people, period, List.copyOf(errors));
  }

  /** Whether it can be made as chosen. */
  boolean isComplete() {
    return asked && errors.isEmpty();
  }

  boolean wants(DataKind kind, FileFormat format) {
    return kinds.contains(kind) && formats.contains(format);
  }

  /** The choice in an address. */
  String query() {
    return Stream.of(
            Stream.of("show=1"),
            kinds.stream().map(kind -> "kind=" + kind),
            formats.stream().map(format -> "format=" + format),
            people.stream().map(one -> "who=" + one.mark()),
            Stream.of(period.period().orElseThrow().query()))
        .flatMap(parts -> parts)
        .collect(Collectors.joining("&"));
  }

  private static <E extends Enum<E>> Set<E> chosen(MultiMap query, String field, E[] values) {
    List<String> names = query.getAll(field);
    return Arrays.stream(values)
        .filter(value -> names.contains(value.name()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
