package tegata.portal.taxexport;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.TaxDocumentApi;
import tegata.contract.TaxDocumentApi.Of;
import tegata.contract.TaxDocumentApi.Part;
import tegata.contract.TaxDocumentApi.Place;

/** The signed XML, put together from its parts. */
public record SignedDocument(Bus bus, Caller caller, UUID person, int year) {

  /** The whole document. */
  public Future<byte[]> read() {
    return part(Place.START)
        .compose(first -> rest(first, Buffer.buffer(first.bytes())))
        .map(Buffer::getBytes);
  }

  private Future<Buffer> rest(Part first, Buffer arrived) {
    if (arrived.length() >= first.length()) {
      return Future.succeededFuture(arrived);
    }
    return part(new Place(arrived.length(), Optional.of(first.hash())))
        .compose(next -> rest(first, arrived.appendBytes(next.bytes())));
  }

  private Future<Part> part(Place place) {
    return bus.ask(TaxDocumentApi.READ, caller, new Of(person, year, place));
  }
}
