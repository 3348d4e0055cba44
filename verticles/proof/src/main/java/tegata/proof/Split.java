package tegata.proof;

/** Where RFC 6962 divides a tree. */
final class Split {
  private Split() {}

  /** The largest power of two less than {@code size}; {@code size} is at least 2. */
  static long of(long size) {
    return Long.highestOneBit(size - 1);
  }
}
