package tegata.workers.audit.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tegata.workers.fixture.TestDatabase;

/** Three nodes that write and order, of which the ordering one is killed in the middle. */
final class Nodes {
  private static final int NODES = 3;

  private final TestDatabase database;
  private final Path key;
  private final Path anchor;
  private String lastAnchored = "";

  Nodes(TestDatabase database, Path key, Path anchor) {
    this.database = database;
    this.key = key;
    this.anchor = anchor;
  }

  /** Fills the log with so many entries; another node writes what the killed one did not. */
  void run(int entries) throws Exception {
    database.clear();
    List<NodeProcess> nodes = new ArrayList<>();
    try {
      for (int i = 0; i < NODES; i++) {
        nodes.add(new NodeProcess(database, key, entries / NODES));
      }
      anchorUntil("select count(*) >= %d from audit_leaf".formatted(entries / 3));
      NodeProcess ordering =
          nodes.stream().max(Comparator.comparingLong(NodeProcess::lastOrdered)).orElseThrow();
      ordering.kill();
      nodes.remove(ordering);
      for (NodeProcess node : nodes) {
        node.awaitWritten();
      }
      int missing = entries - database.count("audit_entry");
      NodeProcess replacement = new NodeProcess(database, key, missing);
      nodes.add(replacement);
      replacement.awaitWritten();
      anchorUntil("select max(size) >= %d from audit_head".formatted(entries));
    } finally {
      for (NodeProcess node : nodes) {
        node.end();
      }
    }
  }

  private void anchorUntil(String condition) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
    while (!"t".equals(database.value(condition))) {
      anchorNewest();
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("not within ten minutes: " + condition);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
    anchorNewest();
  }

  private void anchorNewest() throws Exception {
    for (String line : database.rows("select line from audit_head order by size desc limit 1")) {
      if (!line.equals(lastAnchored)) {
        Files.writeString(
            anchor,
            line + "\n",
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.APPEND);
        lastAnchored = line;
      }
    }
  }
}
