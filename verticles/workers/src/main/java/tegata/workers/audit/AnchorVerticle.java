package tegata.workers.audit;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.proof.LogKey;
import tegata.workers.database.Database;

/** Keeps this node's anchor file. */
public final class AnchorVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(AnchorVerticle.class);
  private static final long BETWEEN_LOOKS_MILLIS = 500;

  private final Path path;
  private final Anchor anchor;
  private final LogHealth health;
  private AnchorFile file;
  private boolean stopped;

  public AnchorVerticle(
      Path path, Database database, Map<String, LogKey> trusted, LogHealth health) {
    this.path = path;
    this.anchor = new Anchor(database, trusted);
    this.health = health;
  }

  @Override
  public Future<?> start() {
    return vertx
        .executeBlocking(() -> AnchorFile.open(path))
        .onSuccess(
            opened -> {
              file = opened;
              again();
            });
  }

  @Override
  public Future<?> stop() {
    stopped = true;
    return file == null
        ? Future.succeededFuture()
        : vertx.executeBlocking(
            () -> {
              file.close();
              return null;
            });
  }

  private void look(long timer) {
    anchor
        .next(file.last())
        .compose(
            head ->
                vertx.executeBlocking(
                    () -> {
                      if (head.isPresent()) {
                        file.append(head.get());
                      }
                      return null;
                    }))
        .onSuccess(x -> health.anchor(null))
        .onFailure(this::trouble)
        .onComplete(x -> again());
  }

  private void trouble(Throwable e) {
    if (e instanceof Anchor.Broken || e instanceof IOException) {
      if (health.anchor(e.getMessage())) {
        LOG.error("the log cannot be anchored: {}", e.getMessage());
      }
    } else {
      LOG.debug("no head to anchor just now", e);
    }
  }

  private void again() {
    if (!stopped) {
      vertx.setTimer(BETWEEN_LOOKS_MILLIS, this::look);
    }
  }
}
