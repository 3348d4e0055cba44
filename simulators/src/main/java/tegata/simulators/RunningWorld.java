package tegata.simulators;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import java.util.List;

/** The world's servers while they run. */
public final class RunningWorld {

  private final WorldUrls urls;
  private final List<HttpServer> servers;

  RunningWorld(WorldUrls urls, List<HttpServer> servers) {
    this.urls = urls;
    this.servers = List.copyOf(servers);
  }

  /** Where they answer. */
  public WorldUrls urls() {
    return urls;
  }

  /** Closes every server. */
  public Future<Void> stop() {
    return Future.join(servers.stream().map(HttpServer::close).toList()).mapEmpty();
  }
}
