package tegata.simulators.card;

/** Where a certificate's revocation can be asked: its CRL and its OCSP responder. */
public record RevocationUrls(String crl, String ocsp) {

  /** The places of one authority on the revocation server at this base URL. */
  public static RevocationUrls at(String base, String authority) {
    return new RevocationUrls(base + "/crl/" + authority + ".crl", base + "/ocsp/" + authority);
  }
}
