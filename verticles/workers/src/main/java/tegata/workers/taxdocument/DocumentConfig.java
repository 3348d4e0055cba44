package tegata.workers.taxdocument;

import tegata.node.ConfigException;

/**
 * The part of {@code workers.json} on signed documents. Paths are relative to the configuration
 * directory.
 *
 * @param key PEM (PKCS #8) of the RSA key that signs, 2048 bits or more: a file, or {@code
 *     env:NAME}
 * @param certificate PEM of the key's certificate, which goes into every document
 * @param maker 作成名義: who answers for the documents
 */
public record DocumentConfig(String key, String certificate, String maker) {

  public DocumentConfig {
    if (key == null || certificate == null || maker == null || maker.isBlank()) {
      throw new ConfigException("documents needs \"key\", \"certificate\" and \"maker\"");
    }
  }
}
