package tegata.workers.intake;

import static tegata.workers.fixture.ClaimFiles.OCTOBER;
import static tegata.workers.fixture.ClaimFiles.medical;
import static tegata.workers.fixture.ClaimFiles.visit;
import static tegata.workers.fixture.Samples.person;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import tegata.formats.Ms932;
import tegata.formats.people.Person;
import tegata.workers.fixture.TestDatabase;

/** A claim of a visit with a drug for each of many people, who are registered. */
final class ManyClaims {
  private static final LocalDate BORN = LocalDate.of(1950, 1, 1);
  private static final int BIRTHDAYS = 20_000;

  private ManyClaims() {}

  /** The people of the claims, with their coverages. */
  static void register(TestDatabase database, int people) {
    database.asOwner(
        """
        insert into person (id, external_id, name, kana, birthdate, sex)
        select gen_random_uuid(), 'P-' || n, '架空 人', 'カクウ ヒト', date '1950-01-01' + n %% %2$d, 1
          from generate_series(0, %1$d - 1) n;
        insert into coverage (person_id, insurer_number, insurer_name, symbol, number, branch, symbol_key, number_key,
                              branch_key, relation, copay_percent, acquired_on)
        select id, '06130488', '架空健康保険組合', '１２', n::text, '00', '12', n::text, '00', 1, 30, '2020-04-01'
          from (select id, 10000 + substr(external_id, 3)::int as n from person) p;
        analyze person, coverage
        """
            .formatted(people, BIRTHDAYS));
  }

  static Path write(Path file, int claims) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(medical(OCTOBER));
      for (int i = 0; i < claims; i++) {
        out.write(visit(one(i), 1 + i % 3, "").replace("\n", "\r\n").getBytes(Ms932.CHARSET));
      }
    }
    return file;
  }

  private static Person one(int number) {
    return person(
        "P-" + number,
        "架空 人",
        "カクウ ヒト",
        BORN.plusDays(number % BIRTHDAYS),
        "06130488",
        "１２",
        String.valueOf(10_000 + number),
        "00");
  }
}
