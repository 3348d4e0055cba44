package tegata.domain.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import tegata.domain.audit.Entry;

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
    Optional<String> principal) {}
