package tegata.portal.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tegata.contract.AccessApi.Accesses;
import tegata.contract.Caller;
import tegata.domain.access.Access;
import tegata.domain.audit.Entry;
import tegata.portal.page.Period;
import tegata.portal.page.PeriodForm;
import tegata.portal.page.Words;

/**
 * アクセス履歴.
 *
 * @param csv address of the same as CSV; empty text where there is nothing to download
 * @param newest address of the newest rows, where older ones are shown; empty text otherwise
 * @param older address of older rows; empty text at the end
 */
public record AccessView(
    PeriodForm<LocalDate> form, String csv, List<Row> rows, String newest, String older) {

  /**
   * One entry.
   *
   * @param denied whether the result is one to look at
   */
  public record Row(
      String at,
      String actor,
      String actorKind,
      String kind,
      String categories,
      String basis,
      String result,
      boolean denied) {}

  static AccessView refused(PeriodForm<LocalDate> form) {
    return new AccessView(form, "", List.of(), "", "");
  }

  static AccessView of(
      PeriodForm<LocalDate> form, Accesses accesses, Optional<Long> before, Words words) {
    Period<LocalDate> period = form.period().orElseThrow();
    String address = "/access-log?" + period.query();
    return new AccessView(
        form,
        accesses.rows().isEmpty() ? "" : "/access-log.csv?" + period.query(),
        accesses.rows().stream().map(access -> row(access, words)).toList(),
        before.isPresent() ? address : "",
        accesses.more()
            ? AccessPages.lastOf(accesses).map(last -> address + "&before=" + last).orElse("")
            : "");
  }

  static Row row(Access access, Words words) {
    Entry.Actor actor = access.actor();
    return new Row(
        words.moment(access.at()),
        actor.name(),
        actorKind(actor.kind(), words),
        words.of(access.kind()),
        access.categories().stream()
            .sorted()
            .map(words::of)
            .collect(Collectors.joining(words.text("access.and"))),
        words.of(access.basis()),
        words.of(access.result()),
        access.result() != Entry.Result.DONE);
  }

  /** The log keeps the caller's kind as a word; one that this version does not know stays as is. */
  private static String actorKind(String kind, Words words) {
    try {
      return words.of(Caller.Kind.valueOf(kind));
    } catch (IllegalArgumentException e) {
      return kind;
    }
  }
}
