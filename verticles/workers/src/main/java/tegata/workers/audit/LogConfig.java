package tegata.workers.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The log's part of {@code workers.json}. Paths are relative to the configuration directory.
 *
 * @param key PEM (PKCS #8) of the Ed25519 key that signs heads, the same on all nodes: a file, or
 *     {@code env:NAME} for what stands in an environment variable
 * @param knownKeys PEM of the other public keys whose heads count: those before the last rotation,
 *     and during one, the next
 * @param anchor this node's append-only file of heads; absent only where another node of the
 *     installation keeps one
 */
public record LogConfig(String key, Optional<List<String>> knownKeys, Optional<String> anchor) {

  /** The anchor file, against the configuration directory. */
  Optional<Path> anchorFile(Path configDir) {
    return anchor.map(configDir::resolve);
  }
}
