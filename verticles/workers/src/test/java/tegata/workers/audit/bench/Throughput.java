package tegata.workers.audit.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tegata.workers.audit.HeadSigner;
import tegata.workers.audit.LogFixture;
import tegata.workers.audit.Orderer;
import tegata.workers.database.Jdbc;
import tegata.workers.fixture.TestDatabase;

/** The same rows, in the same batches, into a plain table and into the log. */
final class Throughput {
  private static final int WRITERS = 4;
  private static final int BATCH = 500;
  private static final String INSERT =
      """
      insert into %s
        (kind, subject, actor_kind, actor_id, actor_name, categories, basis, result, request_id, note, salt)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final TestDatabase database;
  private final LogFixture log;

  Throughput(TestDatabase database) {
    this.database = database;
    this.log = new LogFixture(database);
    database.asOwner("drop table if exists raw_entry");
    database.asOwner(
        "create table raw_entry (like audit_entry including defaults including identity including constraints)");
    database.asOwner("alter table raw_entry drop column tx, add primary key (number)");
    database.asOwner(
        "create unique index on raw_entry (request_id, kind, subject) nulls not distinct");
    database.asOwner("create index on raw_entry (subject, number desc)");
    database.asOwner("grant insert, select on raw_entry to " + database.user());
  }

  /** Rows a second into the plain table. */
  double raw(int rows) throws Exception {
    database.asOwner("truncate raw_entry");
    long began = System.nanoTime();
    write("raw_entry", rows);
    return rows / seconds(began);
  }

  /** Rows a second into the log, until the last one stands under a signed head. */
  double logged(int rows, HeadSigner signer) throws Exception {
    database.clear();
    long began = System.nanoTime();
    ExecutorService one = Executors.newSingleThreadExecutor();
    try {
      Future<?> ordered = one.submit(() -> order(signer, rows));
      write("audit_entry", rows);
      ordered.get();
    } finally {
      one.shutdownNow();
    }
    return rows / seconds(began);
  }

  private Void order(HeadSigner signer, int rows) throws SQLException {
    try (Jdbc jdbc = log.connect()) {
      Orderer orderer = new Orderer(jdbc, signer);
      while (jdbc.inTransaction(
          () ->
              jdbc.first("select coalesce(max(size), 0) from audit_head", row -> row.getLong(1))
                      .orElseThrow()
                  < rows)) {
        orderer.turn();
      }
    }
    return null;
  }

  private void write(String table, int rows) throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<?>> written = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        written.add(writers.submit(() -> writeShare(table, rows / WRITERS)));
      }
      for (Future<?> share : written) {
        share.get();
      }
    } finally {
      writers.shutdownNow();
    }
  }

  private Void writeShare(String table, int rows) throws SQLException {
    try (Jdbc jdbc = log.connect()) {
      for (int done = 0; done < rows; done += BATCH) {
        List<Object[]> batch = new ArrayList<>();
        for (int i = 0; i < Math.min(BATCH, rows - done); i++) {
          batch.add(row());
        }
        jdbc.inTransaction(
            () -> {
              jdbc.batch(INSERT.formatted(table), batch);
              return null;
            });
      }
    }
    return null;
  }

  private static Object[] row() {
    UUID person = UUID.randomUUID();
    return new Object[] {
      "RECORDS_VIEWED",
      person,
      "PATIENT",
      person.toString(),
      "架空 花子",
      new String[] {"CHECKUP", "MEDICATION"},
      "SELF",
      "DONE",
      UUID.randomUUID(),
      null,
      new byte[16]
    };
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
