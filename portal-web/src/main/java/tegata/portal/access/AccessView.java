package tegata.portal.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tegata.contract.AccessApi.Accesses;
import tegata.contract.Caller;
import tegata.domain.access.Access;
import tegata.domain.access.Reconciliation;
import tegata.domain.audit.Entry;
import tegata.portal.page.Choices;
import tegata.portal.page.FileRows;
import tegata.portal.page.PeriodForm;
import tegata.portal.page.Words;

/**
 * アクセス履歴.
 *
 * @param filters 絞り込み
 * @param query period and filter as they stand in an address
 * @param rowsOfFile how many rows the file has, in words
 * @param integrity of which signed log these rows are part; empty text where that is not known now
 * @param newest address of the newest rows, where older ones are shown; empty text otherwise
 * @param older address of older rows; empty text at the end
 */
public record AccessView(
    PeriodForm<LocalDate> form,
    List<Choices> filters,
    String query,
    String rowsOfFile,
    String integrity,
    List<Row> rows,
    String newest,
    String older) {

  /**
   * One entry.
   *
   * @param denied whether the result is one to look at
   * @param fit how it fits to visits and consents; empty text where that is not asked
   * @param unmatched whether it fits to nothing
   * @param report address at which somebody else's access is asked about; empty text for one's own
   * @param inquiry 受付番号 of the inquiry about it that waits; empty text where there is none
   */
  public record Row(
      String at,
      String actor,
      String actorKind,
      String kind,
      String categories,
      String basis,
      String result,
      boolean denied,
      String fit,
      boolean unmatched,
      String report,
      String inquiry) {

    Row asked(String address, String number) {
      return new Row(
          at,
          actor,
          actorKind,
          kind,
          categories,
          basis,
          result,
          denied,
          fit,
          unmatched,
          address,
          number);
    }
  }

  static AccessView refused(PeriodForm<LocalDate> form, AccessFilter filter, Words words) {
    return new AccessView(form, filter.choices(words), "", "", "", List.of(), "", "");
  }

  static AccessView of(
      PeriodForm<LocalDate> form,
      AccessFilter filter,
      Accesses accesses,
      Optional<Long> before,
      String integrity,
      Inquired inquiries,
      Words words) {
    String query = form.period().orElseThrow().query() + filter.query();
    String address = "/access-log?" + query;
    return new AccessView(
        form,
        filter.choices(words),
        query,
        rowsOfFile(accesses, before.isPresent(), words),
        integrity,
        accesses.rows().stream().map(access -> asked(access, accesses, inquiries, words)).toList(),
        before.isPresent() ? address : "",
        accesses.more()
            ? AccessPages.lastOf(accesses).map(last -> address + "&before=" + last).orElse("")
            : "");
  }

  /** Looking at the history and taking the file are entries of their own. */
  private static String rowsOfFile(Accesses accesses, boolean newer, Words words) {
    int rows = accesses.rows().size();
    return newer || accesses.more()
        ? FileRows.moreThan(rows, words)
        : FileRows.atLeast(rows, words);
  }

  private static Row asked(Access access, Accesses accesses, Inquired inquiries, Words words) {
    Row row = row(access, accesses.fits(), words);
    return inquiries.isAskable(access)
        ? row.asked(
            "/access-log/" + access.number() + "/report", inquiries.openAbout(access.number()))
        : row;
  }

  /** One entry in the words of the history. */
  public static Row row(Access access, Map<Long, Reconciliation> fits, Words words) {
    Entry.Actor actor = access.actor();
    Optional<Reconciliation> fit = Optional.ofNullable(fits.get(access.number()));
    return new Row(
        words.moment(access.at()),
        actorName(actor, words),
        actorKind(access, words),
        kind(access, words),
        access.categories().stream()
            .sorted()
            .map(words::of)
            .collect(Collectors.joining(words.text("access.and"))),
        basis(access, words),
        words.of(access.result()),
        access.result() != Entry.Result.DONE,
        fit.map(words::of).orElse(""),
        fit.filter(Reconciliation.NOTHING::equals).isPresent(),
        "",
        "");
  }

  /** Where an insurer's staff looked, with what they said it was for. */
  private static String kind(Access access, Words words) {
    String kind = words.of(access.kind());
    return access
        .purpose()
        .map(purpose -> words.text("access.purpose", kind, words.of(purpose)))
        .orElse(kind);
  }

  /** Whose data it was is said where it was not one's own. */
  private static String basis(Access access, Words words) {
    return access
        .principal()
        .map(name -> words.text("access.basis.for", name))
        .orElseGet(() -> words.of(access.basis()));
  }

  /** People and facilities have their names; what Tegata did itself is said in words. */
  private static String actorName(Entry.Actor actor, Words words) {
    return Optional.of(actor)
        .filter(one -> one.kind().equals(Caller.Kind.SYSTEM.name()))
        .flatMap(one -> SystemActor.of(one.id()))
        .map(words::of)
        .orElse(actor.name());
  }

  /**
   * The log keeps the caller's kind as a word; one that this version does not know stays as is. Who
   * acts for another is a proxy, not 本人.
   */
  private static String actorKind(Access access, Words words) {
    if (access.basis() == Entry.Basis.PROXY) {
      return words.of(Entry.Basis.PROXY);
    }
    String kind = access.actor().kind();
    try {
      return words.of(Caller.Kind.valueOf(kind));
    } catch (IllegalArgumentException e) {
      return kind;
    }
  }
}
