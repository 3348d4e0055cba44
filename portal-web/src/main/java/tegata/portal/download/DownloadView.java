package tegata.portal.download;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tegata.portal.page.FieldError;
import tegata.portal.page.PeriodForm;
import tegata.portal.page.Words;

/**
 * データのダウンロード.
 *
 * @param files what the ZIP will hold; none where nothing was chosen yet
 * @param total how large it will be, about
 * @param link to the ZIP, with the same
 * @param href of the ZIP; empty text where there is none
 */
public record DownloadView(
    List<Option> kinds,
    List<Option> formats,
    List<Option> people,
    PeriodForm<YearMonth> form,
    List<FieldError> errors,
    List<File> files,
    String total,
    String link,
    String href) {

  /** A thing to choose. */
  public record Option(
      String field, String id, String value, String text, String about, boolean chosen) {}

  /**
   * A file of the ZIP.
   *
   * @param size how large it is, or that it cannot be made now
   */
  public record File(String name, String size, boolean failed) {}

  /** A part and its size, empty where that is not known yet, or the part cannot be made now. */
  record Weighed(Part part, Optional<Long> bytes, boolean failed) {}

  /** What is wrong with one field; empty text where nothing is. */
  public String errorOf(String field) {
    return FieldError.of(errors, field);
  }

  static DownloadView of(
      DownloadChoice choice, List<Whose> allowed, List<Weighed> weighed, Words words) {
    long total = weighed.stream().flatMap(w -> w.bytes().stream()).mapToLong(Long::longValue).sum();
    return new DownloadView(
        Arrays.stream(DataKind.values())
            .map(k -> option("kind", k, !choice.asked() || choice.kinds().contains(k), words))
            .toList(),
        Arrays.stream(FileFormat.values())
            .map(
                f ->
                    option(
                        "format",
                        f,
                        choice.asked() ? choice.formats().contains(f) : f == FileFormat.CSV,
                        words))
            .toList(),
        allowed.stream().map(one -> person(one, allowed, choice)).toList(),
        choice.period(),
        choice.errors(),
        weighed.stream().map(w -> file(w, words)).toList(),
        words.text("download.total", size(total, words)),
        link(weighed, total, words),
        choice.isComplete() ? "/download.zip?" + choice.query() : "");
  }

  /** Parts of which nobody knows how large they are make it larger. */
  private static String link(List<Weighed> weighed, long total, Words words) {
    boolean all = weighed.stream().allMatch(w -> w.failed() || w.bytes().isPresent());
    return words.text(all ? "download.do" : "download.do.more", size(total, words));
  }

  private static Option option(String field, Enum<?> value, boolean chosen, Words words) {
    return new Option(
        field,
        value.ordinal() == 0 ? field : field + "-" + value.name(),
        value.name(),
        words.of(value),
        words.of(value, "about"),
        chosen);
  }

  private static Option person(Whose one, List<Whose> allowed, DownloadChoice choice) {
    return new Option(
        "who",
        one.equals(allowed.get(0)) ? "who" : "who-" + one.mark(),
        one.mark(),
        one.name(),
        "",
        choice.people().contains(one));
  }

  private static File file(Weighed weighed, Words words) {
    String name = weighed.part().name();
    if (weighed.failed()) {
      return new File(name, words.text("download.failed"), true);
    }
    String size =
        weighed
            .bytes()
            .map(bytes -> size(bytes, words))
            .orElseGet(() -> words.text("download.size.later"));
    return new File(name, size, false);
  }

  private static String size(long bytes, Words words) {
    return words.text("download.size", Long.toString(Math.max(1, (bytes + 1023) / 1024)));
  }
}
