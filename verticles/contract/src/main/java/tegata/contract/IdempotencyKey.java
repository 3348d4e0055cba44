package tegata.contract;

import java.util.Objects;

/**
 * 二重送信の防止: the number that a caller gave a write ({@code Idempotency-Key}), so that sending it
 * again has no second effect.
 *
 * @param route the call it came with, like {@code POST /v1/consents}
 * @param key as sent: 1 to 255 visible ASCII characters
 * @param fingerprint SHA-256 of what was sent, hexadecimal; another one under the same key is
 *     another write
 */
public record IdempotencyKey(String route, String key, String fingerprint) {
  public IdempotencyKey {
    Objects.requireNonNull(route, "route");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(fingerprint, "fingerprint");
  }
}
