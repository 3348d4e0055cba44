package tegata.simulators;

import java.util.List;
import java.util.Map;

/**
 * Where the world's servers answer; base URLs without trailing slash.
 *
 * @param revocation CRL, OCSP and renewals
 * @param intermediary 中間サーバー for whoever looks at it, plain
 * @param deregistrations 中間サーバー for Tegata, over mutual TLS
 * @param insurers by 保険者番号, the replicas of one insurer in order
 */
public record WorldUrls(
    String reader,
    String revocation,
    Map<String, List<String>> insurers,
    String intermediary,
    String deregistrations) {}
