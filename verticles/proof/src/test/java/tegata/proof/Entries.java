package tegata.proof;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Entries of the log; all names are fictitious (架空). */
final class Entries extends DomainContextBase {
  static final UUID HANAKO = UUID.fromString("00000000-0000-4000-8000-000000000001");

  static LoggedEntry viewed(long number, Instant at) {
    return new LoggedEntry(
        number,
        at,
        "RECORDS_VIEWED",
        Optional.of(HANAKO),
        "PATIENT",
        HANAKO.toString(),
        "架空 花子",
        List.of("CHECKUP", "MEDICATION"),
        "SELF",
        "DONE",
        UUID.fromString("00000000-0000-4000-8000-00000000000a"),
        Optional.empty(),
        "000102030405060708090a0b0c0d0e0f");
  }

  @Provide
  Arbitrary<LoggedEntry> entries() {
    Arbitrary<String> text =
        Arbitraries.strings().withChars("ab,{}\"|").withCharRange('ぁ', 'ん').ofMaxLength(6);
    Arbitrary<UUID> uuid = Combinators.combine(longs(), longs()).as(UUID::new);
    Arbitrary<Instant> at =
        Arbitraries.longs()
            .between(-5_000_000_000_000_000L, 5_000_000_000_000_000L)
            .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    Arbitrary<String> salt = Arbitraries.strings().withChars("0123456789abcdef").ofLength(32);
    return Combinators.combine(
            Combinators.combine(longs(), at, uuid, uuid.optional(), salt).as(Ids::new),
            text,
            text,
            text,
            text,
            text.list().ofMaxSize(3),
            Combinators.combine(text, text).as(List::of),
            text.optional())
        .as(
            (ids, kind, actorKind, actorId, actorName, categories, ends, note) ->
                new LoggedEntry(
                    ids.number,
                    ids.at,
                    kind,
                    ids.subject,
                    actorKind,
                    actorId,
                    actorName,
                    categories,
                    ends.get(0),
                    ends.get(1),
                    ids.request,
                    note,
                    ids.salt));
  }

  private static Arbitrary<Long> longs() {
    return Arbitraries.longs();
  }

  private record Ids(long number, Instant at, UUID request, Optional<UUID> subject, String salt) {}
}
