package tegata.workers.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import tegata.domain.claim.DrugNames.Drug;
import tegata.formats.master.MasterEntry;
import tegata.formats.master.MasterKind;
import tegata.workers.database.Jdbc;

/**
 * マスター. A code says one thing from one day on; what it said before stays, for what was claimed
 * then.
 */
final class MasterRegister {
  private static final String KNOWN =
      """
      select 1 from master_entry
       where kind = ? and code = ? and valid_from = ?
         and (name, valid_until, ingredient, unit, form, price_code, reduction)
             is not distinct from (?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String PUT =
      """
      insert into master_entry
        (kind, code, valid_from, name, valid_until, ingredient, unit, form, price_code, reduction)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (kind, code, valid_from) do update
         set name = excluded.name, valid_until = excluded.valid_until, ingredient = excluded.ingredient,
             unit = excluded.unit, form = excluded.form,
             price_code = excluded.price_code, reduction = excluded.reduction
      """;

  private static final String ALL =
      """
      select code, valid_from, name, ingredient, unit, form, reduction from master_entry
       where kind = ? and code = any (?)
      """;

  /** Rows that only show a code which has a name by now, by the set they belong to. */
  private static final String NAMEABLE =
      """
      select distinct s.set_key from record_set s
       where s.kind = 'CLAIM' and s.set_key > ?
         and (exists (select 1 from medication m join master_entry e on e.kind = 'DRUG' and e.code = m.drug_code
                       where m.person_id = s.person_id and m.month = (left(s.set_key, 7) || '-01')::date
                         and m.set_id = s.id and m.name like '名称未登録%')
           or exists (select 1 from treatment t join master_entry e on e.kind = 'SERVICE' and e.code = t.code
                       where t.person_id = s.person_id and t.month = (left(s.set_key, 7) || '-01')::date
                         and t.set_id = s.id and t.name like '名称未登録%'))
       order by 1 limit 500
      """;

  /** Which of the entries say anything new. */
  List<MasterEntry> unknown(Jdbc tx, List<MasterEntry> entries) throws SQLException {
    List<MasterEntry> unknown = new ArrayList<>();
    for (MasterEntry e : entries) {
      boolean known =
          tx.first(
                  KNOWN,
                  row -> true,
                  e.kind(),
                  e.code(),
                  e.validFrom(),
                  e.name(),
                  e.validUntil(),
                  e.ingredient(),
                  e.unit(),
                  e.form(),
                  e.priceCode(),
                  e.reduction())
              .isPresent();
      if (!known) {
        unknown.add(e);
      }
    }
    return unknown;
  }

  void put(Jdbc tx, List<MasterEntry> entries) throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    for (MasterEntry e : entries) {
      rows.add(
          new Object[] {
            e.kind(),
            e.code(),
            e.validFrom(),
            e.name(),
            e.validUntil(),
            e.ingredient(),
            e.unit(),
            e.form(),
            e.priceCode(),
            e.reduction()
          });
    }
    if (!rows.isEmpty()) {
      tx.batch(PUT, rows);
    }
  }

  /** All that is said of the codes, by code and the day from which it says so. */
  Map<String, NavigableMap<LocalDate, Drug>> all(Jdbc tx, MasterKind kind, Set<String> codes)
      throws SQLException {
    Map<String, NavigableMap<LocalDate, Drug>> all = new HashMap<>();
    tx.each(
        ALL,
        row ->
            all.computeIfAbsent(row.getString("code"), x -> new TreeMap<>())
                .put(row.getObject("valid_from", LocalDate.class), toDrug(row)),
        kind,
        codes.toArray(String[]::new));
    return all;
  }

  /** Keys of claims' sets after {@code after} that can be named better now. */
  List<String> nameable(Jdbc tx, String after) throws SQLException {
    return tx.list(NAMEABLE, row -> row.getString("set_key"), after);
  }

  private static Drug toDrug(ResultSet row) throws SQLException {
    return new Drug(
        row.getString("name"),
        row.getString("ingredient"),
        row.getString("unit"),
        row.getString("form"),
        row.getBoolean("reduction"));
  }
}
