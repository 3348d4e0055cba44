package tegata.workers.intake;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.workers.database.Jdbc;
import tegata.workers.intake.ClaimRegister.Registered;

/** 誰のレセプトか: by number, birth date and sex, within a coverage of that month. */
final class ClaimHolder {
  private static final int UNSET = 3;

  private static final String CANDIDATES =
      """
      select distinct p.id, p.name, p.kana, c.branch_key
        from coverage c join person p on p.id = c.person_id
       where c.insurer_number = ? and c.number_key = ? and c.symbol_key = ?
         and p.birthdate = ? and (p.sex = ? or p.sex = ? or ? = ?)
         and c.acquired_on <= ? and (c.lost_on is null or c.lost_on > ?)
      """;

  private record Candidate(UUID person, String nameKey, String kanaKey, String branch) {}

  /** The one person; empty where nobody is, or several are. */
  Optional<UUID> find(Jdbc tx, Registered claim) throws SQLException {
    if (claim.insurer().isEmpty() || claim.birthdate().isEmpty()) {
      return Optional.empty();
    }
    LocalDate first = claim.key().month().atDay(1);
    List<UUID> people =
        tx
            .list(
                CANDIDATES,
                row ->
                    new Candidate(
                        row.getObject("id", UUID.class),
                        NameFold.fold(row.getString("name")),
                        NameFold.fold(row.getString("kana")),
                        row.getString("branch_key")),
                claim.insurer().get(),
                claim.numberKey(),
                claim.symbolKey(),
                claim.birthdate().get(),
                claim.sex(),
                UNSET,
                claim.sex(),
                UNSET,
                claim.key().month().atEndOfMonth(),
                first)
            .stream()
            .filter(candidate -> fits(candidate, claim))
            .map(Candidate::person)
            .distinct()
            .toList();
    return people.size() == 1 ? Optional.of(people.get(0)) : Optional.empty();
  }

  /** A 枝番 names one person of a family; without one a twin could be meant, so the name decides. */
  private static boolean fits(Candidate candidate, Registered claim) {
    return claim.branchKey().isEmpty() || candidate.branch().isEmpty()
        ? candidate.kanaKey().equals(claim.kanaKey())
            || candidate.nameKey().equals(claim.nameKey())
            || candidate.kanaKey().equals(claim.nameKey())
        : candidate.branch().equals(claim.branchKey());
  }
}
