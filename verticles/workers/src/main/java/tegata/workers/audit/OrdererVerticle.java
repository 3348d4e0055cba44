package tegata.workers.audit;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.nio.file.Path;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.workers.database.DatabaseConfig;
import tegata.workers.database.Jdbc;

/**
 * Runs this node's orderer, on a worker thread with a connection of its own. Every node has one;
 * the database lets one at a time work.
 */
public final class OrdererVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(OrdererVerticle.class);
  private static final long BETWEEN_TURNS_MILLIS = 50;
  private static final long BETWEEN_LOOKS_MILLIS = 200;
  private static final long AFTER_TROUBLE_MILLIS = 1_000;

  private final DatabaseConfig config;
  private final Path configDir;
  private final HeadSigner signer;
  private Jdbc database;
  private long timer;
  private boolean stopped;
  private boolean inTrouble;

  public OrdererVerticle(DatabaseConfig config, Path configDir, HeadSigner signer) {
    this.config = config;
    this.configDir = configDir;
    this.signer = signer;
  }

  @Override
  public Future<?> start() {
    again(BETWEEN_TURNS_MILLIS);
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    stopped = true;
    vertx.cancelTimer(timer);
    disconnect();
    return Future.succeededFuture();
  }

  private void turn(long ignored) {
    try {
      if (database == null) {
        database = Jdbc.connect(config, configDir);
      }
      Orderer.Turn turn = new Orderer(database, signer).turn();
      inTrouble = false;
      again(turn == Orderer.Turn.LEFT_TO_ANOTHER ? BETWEEN_LOOKS_MILLIS : BETWEEN_TURNS_MILLIS);
    } catch (SQLException | RuntimeException e) {
      tellOnce(e);
      disconnect();
      again(AFTER_TROUBLE_MILLIS);
    }
  }

  private void again(long millis) {
    if (!stopped) {
      timer = vertx.setTimer(millis, this::turn);
    }
  }

  /** Once for each trouble, not once a second; the lag is in the health part and stays there. */
  private void tellOnce(Exception e) {
    if (!inTrouble) {
      LOG.error("the log's entries are not ordered for now", e);
      inTrouble = true;
    }
  }

  private void disconnect() {
    if (database != null) {
      try {
        database.close();
      } catch (SQLException e) {
        LOG.debug("a connection that was already gone", e);
      }
      database = null;
    }
  }
}
