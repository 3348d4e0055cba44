package tegata.simulators.insurer;

/** Keeps a message's declaration and writes its characters in the other encoding. */
final class WrongEncoding {

  private WrongEncoding() {}

  static byte[] of(byte[] message) {
    OqsEncoding declared = OqsEncoding.declaredBy(message);
    OqsEncoding other = declared == OqsEncoding.UTF_8 ? OqsEncoding.SHIFT_JIS : OqsEncoding.UTF_8;
    return new String(message, declared.charset()).getBytes(other.charset());
  }
}
