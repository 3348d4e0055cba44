package tegata.gateway.insurer;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.node.ConfigException;
import tegata.node.ConfigFile;

/**
 * The file of the ways out, looked at every second. A table that cannot be used changes nothing:
 * the one before stays, and the log says once what is wrong.
 */
final class InsurerFile {
  private static final Logger LOG = LoggerFactory.getLogger(InsurerFile.class);
  private static final long EVERY_MILLIS = 1_000;
  private static final String SUFFIX = ".json";

  private final Vertx vertx;
  private final Path file;
  private final InsurerTable table;
  private final InsurerMetrics metrics;
  private String seen = "";
  private String complaint = "";

  InsurerFile(Vertx vertx, Path file, InsurerTable table, InsurerMetrics metrics) {
    this.vertx = vertx;
    this.file = file;
    this.table = table;
    this.metrics = metrics;
  }

  /**
   * Reads it for the first time, and watches it from then on.
   *
   * @return fails with {@link ConfigException} where there is no usable table to begin with
   */
  Future<Void> open() {
    return vertx
        .executeBlocking(this::stamp)
        .compose(this::read)
        .onSuccess(x -> vertx.setPeriodic(EVERY_MILLIS, timer -> look()));
  }

  private void look() {
    vertx
        .executeBlocking(this::stamp)
        .compose(now -> now.equals(seen) ? Future.succeededFuture() : read(now))
        .onFailure(this::complain);
  }

  private Future<Void> read(String stamp) {
    return vertx
        .executeBlocking(this::content)
        .map(
            insurers -> {
              table.take(insurers);
              if (!seen.isEmpty()) {
                LOG.info("{} was read anew: {} insurers", file, insurers.size());
              }
              seen = stamp;
              complaint = "";
              metrics.tableRead(true);
              return null;
            });
  }

  private void complain(Throwable e) {
    metrics.tableRead(false);
    String sentence = String.valueOf(e.getMessage());
    if (!sentence.equals(complaint)) {
      complaint = sentence;
      LOG.error("the table of insurers stays as it was: {}", sentence);
    }
  }

  private List<InsurerConfig> content() {
    String name = file.getFileName().toString();
    if (!name.endsWith(SUFFIX)) {
      throw new ConfigException("the file of insurers must end in " + SUFFIX + ": " + file);
    }
    String role = name.substring(0, name.length() - SUFFIX.length());
    return ConfigFile.read(file.toAbsolutePath().getParent(), role, InsurersConfig.class)
        .insurers();
  }

  /** Changes whenever the file does. */
  private String stamp() throws IOException {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return now.lastModifiedTime() + " " + now.size() + " " + now.fileKey();
    } catch (java.nio.file.NoSuchFileException e) {
      throw new ConfigException("configuration file missing: " + file);
    }
  }
}
