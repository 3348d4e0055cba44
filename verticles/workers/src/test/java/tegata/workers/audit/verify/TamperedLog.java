package tegata.workers.audit.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import tegata.workers.audit.HeadSigner;
import tegata.workers.audit.LogFixture;
import tegata.workers.database.Jdbc;
import tegata.workers.fixture.TestDatabase;

/** A log with anchored heads, tampered with again and again, each time from the beginning. */
final class TamperedLog {

  /** The ways of tampering. */
  enum Kind {
    EDIT,
    DELETE,
    INSERT,
    REORDER,
    CUT_TAIL,
    REWRITE_ALL,
    BACK_DATE
  }

  /** What is undone still lies in the tables until its transaction has ended. */
  private static final int TRIALS_A_CONNECTION = 25;

  private final TestDatabase database;
  private final Path anchor;
  private final int size;
  private final HeadSigner signer = LogFixture.signer();

  /** Fills the log; its entries are half an hour old, so that none counts as just written. */
  TamperedLog(TestDatabase database, Path dir, int size) throws SQLException, IOException {
    this.database = database;
    this.size = size;
    this.anchor = dir.resolve("anchor");
    database.clear();
    database.set("default_transaction_isolation", "repeatable read");
    LogFixture log = new LogFixture(database);
    log.order(signer);
    for (int part = 0; part < 3; part++) {
      log.append(LogFixture.HANAKO, part < 2 ? size / 3 : size - 2 * (size / 3));
      database.asOwner(
          "update audit_entry set at = at - interval '30 minutes' where at > now() - interval '5 minutes'");
      log.order(signer);
    }
    Files.write(anchor, database.rows("select line from audit_head order by size"));
  }

  Verdict untouched() throws SQLException {
    try (Jdbc jdbc = database.ownerForAWhile()) {
      return verify(jdbc);
    }
  }

  /** Tampers so many times in one way; the seeds whose tampering was not found. */
  List<Long> undetected(Kind kind, int trials) throws SQLException {
    List<Long> undetected = new ArrayList<>();
    for (long seed = 0; seed < trials; seed += TRIALS_A_CONNECTION) {
      try (Jdbc jdbc = database.ownerForAWhile()) {
        for (long trial = seed; trial < Math.min(seed + TRIALS_A_CONNECTION, trials); trial++) {
          if (tampered(jdbc, kind, trial).isGood()) {
            undetected.add(trial);
          }
        }
      }
    }
    return undetected;
  }

  /** Tampers, verifies, and undoes the tampering. */
  private Verdict tampered(Jdbc jdbc, Kind kind, long seed) throws SQLException {
    Verdict[] verdict = new Verdict[1];
    try {
      jdbc.inTransaction(
          () -> {
            tamper(new Forger(jdbc, new SplittableRandom(seed), size), kind);
            verdict[0] = verify(jdbc);
            throw new SQLException("undone");
          });
    } catch (SQLException e) {
      if (verdict[0] == null) {
        throw e;
      }
    }
    return verdict[0];
  }

  private void tamper(Forger forger, Kind kind) throws SQLException {
    switch (kind) {
      case EDIT -> forger.edit();
      case DELETE -> forger.delete();
      case INSERT -> forger.insert();
      case REORDER -> forger.reorder();
      case CUT_TAIL -> forger.cutTail();
      case REWRITE_ALL -> forger.rewriteAll(signer);
      case BACK_DATE -> forger.backDate();
    }
  }

  private Verdict verify(Jdbc jdbc) throws SQLException {
    return new VerifyLog(jdbc, Map.of(signer.key().id(), signer.key()), Optional.of(anchor))
        .verify();
  }
}
