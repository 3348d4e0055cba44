package tegata.domain.access;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tegata.domain.audit.Entry;
import tegata.domain.insurer.DeskPurpose;

/**
 * アクセス履歴の一行, as the patient sees it.
 *
 * @param number the entry's running number, stable and unique
 * @param at when the entry was recorded, on the database's clock
 * @param principal 本人: whose data it was, where the patient did this as their proxy; empty for
 *     entries about the patient themselves
 */
public record Access(
    long number,
    Instant at,
    Entry.Kind kind,
    Entry.Actor actor,
    Set<Entry.Category> categories,
    Entry.Basis basis,
    Entry.Result result,
    Optional<String> note,
    Optional<String> principal) {
  private static final Pattern PURPOSE = Pattern.compile("purpose=([A-Z_]+) at=.*");

  /** 閲覧の目的 that staff of an insurer said before they looked; empty for other entries. */
  public Optional<DeskPurpose> purpose() {
    return note.filter(text -> kind == Entry.Kind.INSURER_VIEWED)
        .map(PURPOSE::matcher)
        .filter(Matcher::matches)
        .map(said -> said.group(1))
        .flatMap(
            word ->
                Arrays.stream(DeskPurpose.values()).filter(p -> p.name().equals(word)).findAny());
  }
}
