package tegata.node;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Stands before a member's bus: shut, it keeps back what the others send, as a network does that
 * has gone silent, and loses nothing. All of them belong to the one event loop of their Vert.x.
 */
final class Gate {
  private final Vertx vertx;
  private final int behind;
  private final Queue<Runnable> held = new ArrayDeque<>();
  private boolean shut;

  /**
   * @param vertx with one event loop
   * @param behind the port it stands before
   */
  Gate(Vertx vertx, int behind) {
    this.vertx = vertx;
    this.behind = behind;
  }

  /** The port to ask instead. */
  Future<Integer> listen() {
    return vertx
        .createNetServer()
        .connectHandler(this::relay)
        .listen(0, Members.HOST)
        .map(NetServer::actualPort);
  }

  void shut() {
    vertx.runOnContext(x -> shut = true);
  }

  void open() {
    vertx.runOnContext(
        x -> {
          shut = false;
          held.forEach(Runnable::run);
          held.clear();
        });
  }

  private void relay(NetSocket from) {
    from.pause();
    vertx
        .createNetClient()
        .connect(behind, Members.HOST)
        .onSuccess(
            to -> {
              from.handler(sent -> pass(sent, to)).closeHandler(x -> to.close());
              to.handler(sent -> pass(sent, from)).closeHandler(x -> from.close());
              from.resume();
            })
        .onFailure(e -> from.close());
  }

  private void pass(Buffer sent, NetSocket to) {
    if (shut) {
      held.add(() -> to.write(sent));
    } else {
      to.write(sent);
    }
  }
}
