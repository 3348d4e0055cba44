package tegata.workers.audit.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import tegata.workers.audit.Audit;
import tegata.workers.audit.HeadSigner;
import tegata.workers.audit.LogConfig;
import tegata.workers.audit.LogFixture;
import tegata.workers.audit.LogKeys;
import tegata.workers.audit.Orderer;
import tegata.workers.database.Jdbc;

/**
 * One node of the bench, in a process of its own, so that it can be killed: writers and an orderer.
 */
public final class LogNode {
  private static final int WRITERS = 64;

  private LogNode() {}

  /** Arguments: JDBC URL, user, password, key file, entries to write. Ends when its input ends. */
  public static void main(String[] args) throws Exception {
    HeadSigner signer =
        LogKeys.read(
                new LogConfig(
                    Path.of(args[3]).getFileName().toString(), Optional.empty(), Optional.empty()),
                Path.of(args[3]).getParent())
            .signer();
    AtomicInteger left = new AtomicInteger(Integer.parseInt(args[4]));
    Thread orderer = new Thread(() -> order(args, signer), "orderer");
    orderer.setDaemon(true);
    orderer.start();
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    for (int i = 0; i < WRITERS; i++) {
      Future<?> started = writers.submit(() -> write(args, left));
      if (started.isCancelled()) {
        throw new IllegalStateException("a writer did not start");
      }
    }
    writers.shutdown();
    if (!writers.awaitTermination(10, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the writers did not end");
    }
    tell("WRITTEN");
    awaitEndOfInput();
  }

  private static Void write(String[] args, AtomicInteger left) throws SQLException {
    Audit audit = new Audit();
    try (Jdbc jdbc = Jdbc.connect(args[0], args[1], args[2], false)) {
      while (left.getAndDecrement() > 0) {
        jdbc.inTransaction(
            () -> {
              audit.append(jdbc, LogFixture.viewed(UUID.randomUUID()));
              return null;
            });
      }
    }
    return null;
  }

  private static void order(String[] args, HeadSigner signer) {
    try (Jdbc jdbc = Jdbc.connect(args[0], args[1], args[2], false)) {
      Orderer orderer = new Orderer(jdbc, signer);
      while (!Thread.currentThread().isInterrupted()) {
        if (orderer.turn() == Orderer.Turn.WORKED) {
          tell("ORDERED");
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    } catch (SQLException e) {
      tell("FAILED " + e.getMessage());
    }
  }

  private static void tell(String word) {
    System.out.println(word);
    System.out.flush();
  }

  private static void awaitEndOfInput() throws IOException {
    while (System.in.read() >= 0) {
      continue;
    }
  }
}
