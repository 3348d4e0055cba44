package tegata.portal.download;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One file of the ZIP.
 *
 * @param name in the ZIP, with its folder
 * @param weigh how many bytes it has, about; empty where that is known only when it is made
 */
record Part(String name, Supplier<Future<Optional<Long>>> weigh, Content content) {

  /** What a file is made of. */
  interface Content {

    /** Hands over one piece after the other, each when the one before has left. */
    Future<Void> to(Function<byte[], Future<Void>> out);
  }

  /** A file that is made to see how large it is. */
  static Part whole(String name, Supplier<Future<byte[]>> make) {
    return new Part(
        name,
        () -> make.get().map(bytes -> Optional.of((long) bytes.length)),
        out -> make.get().compose(out));
  }

  /** A file that takes long to make, or leaves a trace of its own: it is made only to be sent. */
  static Part costly(String name, Supplier<Future<byte[]>> make) {
    return new Part(
        name, () -> Future.succeededFuture(Optional.empty()), out -> make.get().compose(out));
  }
}
