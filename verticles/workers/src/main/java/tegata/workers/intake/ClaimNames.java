package tegata.workers.intake;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import tegata.domain.claim.ClaimedDrug;
import tegata.domain.claim.DrugNames.Drug;
import tegata.domain.claim.TreatmentRule;
import tegata.formats.master.MasterKind;
import tegata.workers.database.Jdbc;

/** Names for what claims only name by code: of facilities, and by the masters. */
final class ClaimNames {
  private static final String FACILITIES = "select code, name from facility where code = any (?)";

  private final MasterRegister masters = new MasterRegister();

  /** All that the rows need, in a question for each kind of names. */
  ClaimRows.Names of(Jdbc tx, Collection<CodedRows> rows) throws SQLException {
    Map<String, String> facilities = facilities(tx, rows);
    Map<String, NavigableMap<LocalDate, Drug>> drugs =
        masters.all(
            tx, MasterKind.DRUG, codes(rows, r -> r.drugs().stream().map(ClaimedDrug::code)));
    Map<String, NavigableMap<LocalDate, Drug>> services =
        masters.all(
            tx,
            MasterKind.SERVICE,
            codes(rows, r -> r.services().stream().map(TreatmentRule.Service::code)));
    return new ClaimRows.Names(
        (code, name) ->
            name.isEmpty() ? facilities.getOrDefault(code, "名称未登録の医療機関等（コード " + code + "）") : name,
        (code, day) -> on(day, drugs.get(code)).or(() -> OwnNames.drug(code)),
        (code, day) ->
            on(day, services.get(code)).map(Drug::name).or(() -> OwnNames.service(code)));
  }

  /** What it said on the day; of a code that is older than the master, the first it says. */
  private static Optional<Drug> on(LocalDate day, NavigableMap<LocalDate, Drug> said) {
    return Optional.ofNullable(said)
        .map(all -> Optional.ofNullable(all.floorEntry(day)).orElseGet(all::firstEntry).getValue());
  }

  private static Map<String, String> facilities(Jdbc tx, Collection<CodedRows> rows)
      throws SQLException {
    Map<String, String> names = new HashMap<>();
    Set<String> nameless =
        codes(rows, r -> r.institution().isEmpty() ? Stream.of(r.facility()) : Stream.of());
    if (!nameless.isEmpty()) {
      tx.each(
          FACILITIES,
          row -> names.put(row.getString("code"), row.getString("name")),
          (Object) nameless.toArray(String[]::new));
    }
    return names;
  }

  private static Set<String> codes(
      Collection<CodedRows> rows, Function<CodedRows, Stream<String>> codes) {
    Set<String> all = new HashSet<>();
    rows.forEach(one -> codes.apply(one).forEach(all::add));
    return all;
  }
}
