package tegata.workers.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.workers.fixture.OwnPostgres;
import tegata.workers.fixture.TestDatabase;

class CheckupPartitionsTest {
  @Test
  @DisplayName("すでにある健診は、版を上げても一行も失わず、月の区画に移る")
  void keepsWhatIsThere() throws IOException {
    try (OwnPostgres postgres = new OwnPostgres()) {
      TestDatabase database = postgres.databaseAt("48");
      database.asOwner(
          """
          insert into person (id, external_id, name, kana, birthdate, sex)
          values ('00000000-0000-0000-0000-000000000001', 'P-1', '架空 太郎', 'カクウ タロウ', '1980-01-10', 1);
          insert into record_set (id, person_id, kind, set_key, made_at, content_sha256, brought_in_at)
          overriding system value
          select n, '00000000-0000-0000-0000-000000000001', 'CHECKUP', n::text, now(), '', now()
            from generate_series(1, 3) n;
          insert into checkup (set_id, person_id, examined_on, institution)
          values (1, '00000000-0000-0000-0000-000000000001', '2022-01-31', 'A'),
                 (2, '00000000-0000-0000-0000-000000000001', '2022-02-01', 'B'),
                 (3, '00000000-0000-0000-0000-000000000001', '2026-05-15', 'C');
          insert into checkup_item (set_id, line, code, name, type, value, unit)
          select s, l, 'code', 'name', 'PQ', s || '/' || l, 'kg'
            from generate_series(1, 2) s, generate_series(1, 2) l
          """);

      postgres.migrate(database, "49");

      assertThat(
              database.rows(
                  """
                  select c.tableoid::regclass, c.set_id, examined_on, institution,
                         array(select value || unit from checkup_item i
                                where i.set_id = c.set_id and i.examined_on = c.examined_on order by line)
                    from checkup c order by c.set_id
                  """))
          .containsExactly(
              "checkup_202201|1|2022-01-31|A|{1/1kg,1/2kg}",
              "checkup_202202|2|2022-02-01|B|{2/1kg,2/2kg}",
              "checkup_202605|3|2026-05-15|C|{}");
    }
  }
}
