package tegata.workers.storage;

import java.util.ArrayList;
import java.util.List;
import tegata.workers.fixture.TestDatabase;

/** 大きさ: of what is stored, and from it of everybody's. */
final class StorageSizes {
  private static final double PAGE = 8_192;

  private static final String TABLES =
      """
      with part as (
        select coalesce(i.inhparent, c.oid) as parent, c.oid
          from pg_class c left join pg_inherits i on i.inhrelid = c.oid
         where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace)
      select p.relname, count(*) filter (where pg_relation_size(part.oid) > 0),
             sum(greatest(c.reltuples, 0))::bigint, sum(pg_table_size(part.oid))::bigint,
             sum(pg_indexes_size(part.oid))::bigint
        from part join pg_class p on p.oid = part.parent join pg_class c on c.oid = part.oid
       where p.relname in ('record_set', 'expense_notice', 'medication', 'treatment', 'claim', 'claim_version',
                           'checkup', 'checkup_item')
       group by 1 order by 1
      """;

  /** The key of the largest partition of each table. */
  private static final String KEYS =
      """
      select distinct on (coalesce(i.inhparent, x.indrelid)) c.relname, k.relpages, k.reltuples::bigint
        from pg_index x join pg_class k on k.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
        left join pg_inherits i on i.inhrelid = x.indrelid
       where c.relkind = 'r' and k.reltuples > 0 and (x.indisprimary or c.relname = 'record_set')
         and c.relname ~ '^(record_set|expense_notice|medication|treatment|claim|claim_version|checkup|checkup_item)(_[0-9]{6})?$'
       order by coalesce(i.inhparent, x.indrelid), k.relpages desc
      """;

  private final TestDatabase database;
  private final long people;
  private final long population;

  StorageSizes(TestDatabase database, long people, long population) {
    this.database = database;
    this.people = people;
    this.population = population;
  }

  /** Lines for a report. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    double whole = 0;
    double personMonths = (double) people * (StorageRows.MONTHS + 1);
    for (String row : database.rows(TABLES)) {
      String[] v = row.split("\\|");
      double bytes = Long.parseLong(v[3]) + Long.parseLong(v[4]);
      whole += bytes;
      lines.add(
          "%s: %s tables with rows, %,d rows, %.0f MB of rows, %.0f MB of indexes, %.0f bytes a person-month"
              .formatted(
                  v[0],
                  v[1],
                  Long.parseLong(v[2]),
                  Long.parseLong(v[3]) / 1e6,
                  Long.parseLong(v[4]) / 1e6,
                  bytes / personMonths));
    }
    lines.add(
        "all: %,.0f bytes a person-month; %,d people × %d months are %.1f TB"
            .formatted(
                whole / personMonths,
                population,
                StorageRows.MONTHS,
                whole / personMonths * population * StorageRows.MONTHS / 1e12));
    for (String row : database.rows(KEYS)) {
      String[] v = row.split("\\|");
      long entries = Long.parseLong(v[2]);
      double fanOut = entries / Double.parseDouble(v[1]);
      double everybody = (double) entries / people * population;
      lines.add(
          "key of %s: %,d entries in %s pages (%.0f a page), %d levels; everybody's, %.2g entries: %d levels, %.0f GB"
              .formatted(
                  v[0],
                  entries,
                  v[1],
                  fanOut,
                  levels(entries, fanOut),
                  everybody,
                  levels(everybody, fanOut),
                  everybody / fanOut * PAGE / 1e9));
    }
    return lines;
  }

  /** Of a B-tree whose inner pages hold as many keys as its leaves. */
  private static int levels(double entries, double fanOut) {
    int levels = 1;
    for (double pages = Math.ceil(entries / fanOut); pages > 1; pages = Math.ceil(pages / fanOut)) {
      levels++;
    }
    return levels;
  }
}
