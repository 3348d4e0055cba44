package tegata.gateway.batch;

import java.time.Duration;
import java.util.Optional;

/**
 * {@code batches} in {@code gateway.json}.
 *
 * @param maxBytes largest file taken, in bytes; default 1 GiB
 * @param deadline in which a file must have arrived whole; default 30 minutes
 */
public record BatchesConfig(Optional<Long> maxBytes, Optional<Duration> deadline) {
  /** Where the file says nothing. */
  public static final BatchesConfig DEFAULT = new BatchesConfig(Optional.empty(), Optional.empty());

  private static final long GIBIBYTE = 1L << 30;

  public BatchesConfig {
    if (maxBytes.filter(bytes -> bytes <= 0).isPresent()
        || deadline.filter(time -> time.isNegative() || time.isZero()).isPresent()) {
      throw new IllegalArgumentException("batches: maxBytes and deadline must be above 0");
    }
  }

  long maxBytesOrDefault() {
    return maxBytes.orElse(GIBIBYTE);
  }

  Duration deadlineOrDefault() {
    return deadline.orElse(Duration.ofMinutes(30));
  }
}
