package tegata.workers.taxdocument;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import tegata.contract.Fault;
import tegata.contract.TaxDocumentApi;
import tegata.contract.TaxDocumentApi.Part;
import tegata.contract.TaxDocumentApi.Place;
import tegata.formats.iryohixml.DocumentSigner;
import tegata.formats.iryohixml.ExpenseDocument;

/** Signs a document, on a worker thread, and hands out one part of it. */
final class SignedParts {
  private final Vertx vertx;
  private final DocumentSigner signer;

  SignedParts(Vertx vertx, DocumentSigner signer) {
    this.vertx = vertx;
    this.signer = signer;
  }

  Future<Part> part(ExpenseDocument document, Place place) {
    return vertx.executeBlocking(() -> cut(signer.sign(document), place), false);
  }

  private static Part cut(byte[] whole, Place place) {
    String hash = HexFormat.of().formatHex(sha256(whole));
    if (!place.hash().map(hash::equals).orElse(true)) {
      throw new Fault(
          Fault.Kind.CONFLICT, "document-changed", "The records changed meanwhile; ask again.");
    }
    if (place.offset() < 0 || place.offset() > whole.length) {
      throw new Fault(Fault.Kind.INVALID, "document-place", "The document is shorter.");
    }
    int end = Math.min(whole.length, place.offset() + TaxDocumentApi.PART_BYTES);
    return new Part(Arrays.copyOfRange(whole, place.offset(), end), whole.length, hash);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
