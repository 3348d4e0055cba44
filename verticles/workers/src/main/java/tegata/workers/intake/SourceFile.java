package tegata.workers.intake;

import java.time.Instant;
import tegata.formats.SourceFormat;

/**
 * 取り込むファイル。
 *
 * @param name as the user knows it
 * @param receivedAt when it first reached us; a held file keeps that moment
 */
record SourceFile(String name, byte[] content, SourceFormat format, Instant receivedAt) {

  static SourceFile of(String name, byte[] content, Instant receivedAt) {
    return new SourceFile(name, content, SourceFormat.detect(content, name), receivedAt);
  }

  byte[] sha256() {
    return ContentHash.of(content);
  }
}
