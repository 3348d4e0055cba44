package tegata.workers.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import tegata.proof.SignedHead;

/**
 * 錨: heads one after the other in a file that only grows. Whoever rewrites the database has to
 * rewrite the file of every node as well, and every copy anybody made of it.
 */
public final class AnchorFile implements AutoCloseable {
  private static final int LONGEST_LINE = 1_024;

  private final FileChannel channel;
  private Optional<SignedHead> last;

  private AnchorFile(FileChannel channel, Optional<SignedHead> last) {
    this.channel = channel;
    this.last = last;
  }

  /**
   * Opens the file, or begins it. A line that a crash cut short was never relied on and is dropped.
   */
  static AnchorFile open(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    if (Files.exists(file)) {
      dropTornLine(file);
    }
    Optional<SignedHead> last = lastLine(file).map(SignedHead::parse);
    return new AnchorFile(
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), last);
  }

  /** All whole lines of a file, as they stand; to be closed. */
  public static Stream<String> lines(Path file) throws IOException {
    return Files.lines(file, StandardCharsets.UTF_8);
  }

  Optional<SignedHead> last() {
    return last;
  }

  /** Adds a head; on return it is on the disk. */
  void append(SignedHead head) throws IOException {
    ByteBuffer line = ByteBuffer.wrap((head.line() + "\n").getBytes(StandardCharsets.UTF_8));
    while (line.hasRemaining()) {
      channel.write(line);
    }
    channel.force(true);
    last = Optional.of(head);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static void dropTornLine(Path file) throws IOException {
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
      String tail = tail(content);
      if (!tail.isEmpty() && !tail.endsWith("\n")) {
        int torn = tail.length() - (tail.lastIndexOf('\n') + 1);
        content.setLength(content.length() - torn);
      }
    }
  }

  private static Optional<String> lastLine(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
      return tail(content).lines().reduce((before, line) -> line);
    }
  }

  /** Lines are ASCII, so bytes and characters count the same. */
  private static String tail(RandomAccessFile content) throws IOException {
    long begin = Math.max(0, content.length() - LONGEST_LINE);
    byte[] bytes = new byte[(int) (content.length() - begin)];
    content.seek(begin);
    content.readFully(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
