package tegata.simulators.planted;

/** Breaks a rule of the house on purpose: a bug in our codecs must not hide in a shared one. */
public final class BorrowsCodec {
  private BorrowsCodec() {}

  static Class<?> seen() {
    return tegata.formats.oqs.OqsXml.class;
  }
}
