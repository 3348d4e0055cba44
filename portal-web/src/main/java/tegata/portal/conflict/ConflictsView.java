package tegata.portal.conflict;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import tegata.contract.IntakeDeskApi.Conflict;
import tegata.contract.IntakeDeskApi.HeldBack;
import tegata.contract.IntakeDeskApi.Waiting;
import tegata.portal.page.Words;

/**
 * 取込の未決の一覧.
 *
 * @param said what came of the last order; empty text where none was given
 * @param done whether that order did something
 */
public record ConflictsView(List<Claim> claims, List<Row> heldBack, String said, boolean done) {

  /** What came of an order. */
  enum Outcome {
    /** The version stands. */
    CHOSEN(true),
    /** The row has left the list. */
    SETTLED(true),
    /** Somebody else was first, or a later file has decided it. */
    DECIDED_BEFORE(false),
    /** An import holds the claims; the order can be given again. */
    IMPORT_RUNNING(false);

    private final boolean done;

    Outcome(boolean done) {
      this.done = done;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Outcome> of(String code) {
      return Arrays.stream(values()).filter(outcome -> outcome.code().equals(code)).findFirst();
    }
  }

  /**
   * One claim.
   *
   * @param title its month, category and facility
   * @param earlier how many versions are left out, in words; empty text where none is
   */
  public record Claim(
      String id,
      String title,
      String facility,
      String insurer,
      String earlier,
      List<Version> versions) {}

  /**
   * One version of it.
   *
   * @param number from 1, in the order in which they came
   * @param at when it came
   */
  public record Version(
      String id,
      int number,
      String stage,
      String processed,
      String at,
      String points,
      String days,
      int medicines,
      int treatments) {}

  /** One row that was held back. */
  public record Row(long id, String file, String place, String reason, String at) {}

  static ConflictsView of(Waiting waiting, Optional<Outcome> outcome, Words words) {
    return new ConflictsView(
        waiting.conflicts().stream().map(conflict -> claim(conflict, words)).toList(),
        waiting.heldBack().stream().map(row -> row(row, words)).toList(),
        outcome.map(words::of).orElse(""),
        outcome.filter(o -> o.done).isPresent());
  }

  private static Claim claim(Conflict conflict, Words words) {
    List<Version> versions =
        IntStream.range(0, conflict.versions().size())
            .mapToObj(i -> version(conflict.versions().get(i), conflict.earlier() + i + 1, words))
            .toList();
    return new Claim(
        conflict.claim(),
        words.text(
            "desk.conflicts.claim",
            words.month(conflict.month()),
            conflict.category(),
            conflict.facility()),
        conflict.facilityCode(),
        conflict.insurerNumber().orElse(words.text("desk.conflicts.public-only")),
        conflict.earlier() == 0 ? "" : words.text("desk.conflicts.earlier", conflict.earlier()),
        versions);
  }

  private static Version version(
      tegata.contract.IntakeDeskApi.Version version, int number, Words words) {
    return new Version(
        version.version(),
        number,
        words.of(version.stage()),
        words.month(version.processed()),
        words.moment(version.broughtInAt()),
        "%,d".formatted(version.points()),
        version.days().map(String::valueOf).orElse("-"),
        version.medicines(),
        version.treatments());
  }

  private static Row row(HeldBack row, Words words) {
    return new Row(row.id(), row.file(), row.place(), row.reason(), words.moment(row.heldAt()));
  }
}
