package tegata.workers.identity;

import io.vertx.core.Future;
import java.util.Optional;

/** 新旧シリアルの紐付け, as the operators of the platform tell it. */
interface RenewalService {

  /**
   * The 発行番号 that a certificate replaced; empty for a first certificate.
   *
   * @param issuer RFC 2253 name of the CA of both
   */
  Future<Optional<String>> previous(String issuer, String serial);
}
