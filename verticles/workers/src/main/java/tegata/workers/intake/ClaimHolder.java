package tegata.workers.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tegata.workers.database.Jdbc;
import tegata.workers.intake.ClaimRegister.Registered;

/** 誰のレセプトか: by number, birth date and sex, within a coverage of that month. */
final class ClaimHolder {
  private static final int UNSET = 3;

  private static final String CANDIDATES =
      """
      select c.insurer_number, c.number_key, c.symbol_key, c.branch_key, c.acquired_on, c.lost_on,
             p.id, p.name, p.kana, p.birthdate, p.sex
        from (select distinct * from unnest(?::text[], ?::text[]) as n (insurer_number, number_key)) n
        join coverage c on c.insurer_number = n.insurer_number and c.number_key = n.number_key
        join person p on p.id = c.person_id
      """;

  private record Candidate(
      UUID person,
      String name,
      String kana,
      String symbol,
      String branch,
      LocalDate birthdate,
      int sex,
      LocalDate acquiredOn,
      Optional<LocalDate> lostOn) {

    boolean is(Registered claim) {
      return symbol.equals(claim.symbolKey())
          && birthdate.equals(claim.birthdate().orElseThrow())
          && (sex == claim.sex() || sex == UNSET || claim.sex() == UNSET)
          && !acquiredOn.isAfter(claim.key().month().atEndOfMonth())
          && lostOn.filter(day -> !day.isAfter(claim.key().month().atDay(1))).isEmpty()
          && fits(this, claim);
    }
  }

  /** The one person; empty where nobody is, or several are. */
  Optional<UUID> find(Jdbc tx, Registered claim) throws SQLException {
    return Optional.ofNullable(find(tx, List.of(claim)).get(claim.key()));
  }

  /** The same of many claims; those without their one person are not in it. */
  Map<ClaimKey, UUID> find(Jdbc tx, Collection<Registered> claims) throws SQLException {
    List<Registered> findable =
        claims.stream()
            .filter(claim -> claim.insurer().isPresent() && claim.birthdate().isPresent())
            .toList();
    Map<String, List<Candidate>> candidates = new HashMap<>();
    tx.each(
        CANDIDATES,
        row ->
            candidates
                .computeIfAbsent(
                    row.getString("insurer_number") + "|" + row.getString("number_key"),
                    x -> new ArrayList<>())
                .add(candidate(row)),
        findable.stream().map(claim -> claim.insurer().orElseThrow()).toArray(String[]::new),
        findable.stream().map(Registered::numberKey).toArray(String[]::new));
    Map<ClaimKey, UUID> found = new HashMap<>();
    for (Registered claim : findable) {
      String number = claim.insurer().orElseThrow() + "|" + claim.numberKey();
      List<UUID> people =
          candidates.getOrDefault(number, List.of()).stream()
              .filter(candidate -> candidate.is(claim))
              .map(Candidate::person)
              .distinct()
              .toList();
      if (people.size() == 1) {
        found.put(claim.key(), people.get(0));
      }
    }
    return found;
  }

  private static Candidate candidate(ResultSet row) throws SQLException {
    return new Candidate(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("kana"),
        row.getString("symbol_key"),
        row.getString("branch_key"),
        row.getObject("birthdate", LocalDate.class),
        row.getInt("sex"),
        row.getObject("acquired_on", LocalDate.class),
        Optional.ofNullable(row.getObject("lost_on", LocalDate.class)));
  }

  /** A 枝番 names one person of a family; without one a twin could be meant, so the name decides. */
  private static boolean fits(Candidate candidate, Registered claim) {
    if (!claim.branchKey().isEmpty() && !candidate.branch().isEmpty()) {
      return candidate.branch().equals(claim.branchKey());
    }
    String kana = NameFold.fold(candidate.kana());
    return kana.equals(claim.kanaKey())
        || kana.equals(claim.nameKey())
        || NameFold.fold(candidate.name()).equals(claim.nameKey());
  }
}
