package tegata.workers.audit.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import tegata.proof.SignedHead;
import tegata.workers.audit.AnchorFile;

/** The lines of an anchor file in their order, which is the order of growth. */
final class Anchors implements AutoCloseable {
  private final Stream<String> lines;
  private final Iterator<String> rest;
  private Optional<SignedHead> next = Optional.empty();
  private long line;

  private Anchors(Stream<String> lines) {
    this.lines = lines;
    this.rest = lines.iterator();
    advance();
  }

  static Anchors of(Optional<Path> file) throws IOException {
    return new Anchors(file.isPresent() ? AnchorFile.lines(file.get()) : Stream.empty());
  }

  /** The next anchored head, which stays the next until {@link #advance}. */
  Optional<SignedHead> next() {
    return next;
  }

  /** Number of the line of {@link #next}, from 1. */
  long line() {
    return line;
  }

  void advance() {
    long before = next.map(head -> head.head().size()).orElse(0L);
    next = rest.hasNext() ? Optional.of(parse(rest.next())) : Optional.empty();
    line++;
    if (next.isPresent() && next.get().head().size() < before) {
      throw new Tampered("line %d of the anchor file is smaller than the line before it", line);
    }
  }

  @Override
  public void close() {
    lines.close();
  }

  private SignedHead parse(String text) {
    try {
      return SignedHead.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Tampered("line %d of the anchor file is no head", line + 1);
    }
  }
}
