package tegata.workers.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.domain.audit.Entry;
import tegata.node.revocation.BoundedFetch;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.identity.CardHolderStore.Holder;
import tegata.workers.identity.CardVerifier.VerifiedCard;

/**
 * 更新された証明書を本人につなぎ直す。A renewed certificate has another 発行番号 and names nobody; only the link to the
 * number before it says whose it is.
 */
public final class LinkRenewedCard {

  /** A card renewed more often than this without being shown is linked by import. */
  private static final int MOST_RENEWALS = 3;

  private final Database database;
  private final RenewalService renewals;
  private final CardHolderStore holders = new CardHolderStore();
  private final Audit audit = new Audit();

  LinkRenewedCard(Database database, RenewalService renewals) {
    this.database = database;
    this.renewals = renewals;
  }

  /** With the service at that address; without one, cards are linked by import alone. */
  public static LinkRenewedCard at(Database database, Optional<URI> service, BoundedFetch fetch) {
    return new LinkRenewedCard(
        database,
        service
            .<RenewalService>map(base -> new HttpRenewalService(fetch, base))
            .orElse((issuer, serial) -> Future.succeededFuture(Optional.empty())));
  }

  /** Links the card when nobody has it and a former certificate of it is somebody's. */
  Future<Void> link(VerifiedCard card) {
    return holder(card.issuer(), card.serial())
        .compose(
            known ->
                known.isPresent()
                    ? Future.succeededFuture()
                    : follow(card, card.serial(), MOST_RENEWALS));
  }

  private Future<Void> follow(VerifiedCard card, String serial, int left) {
    return renewals
        .previous(card.issuer(), serial)
        .compose(
            previous ->
                previous.isEmpty() || left == 0
                    ? Future.succeededFuture()
                    : holder(card.issuer(), previous.get())
                        .compose(
                            found ->
                                found
                                    .map(holder -> keep(card, holder))
                                    .orElseGet(() -> follow(card, previous.get(), left - 1))));
  }

  private Future<Optional<Holder>> holder(String issuer, String serial) {
    return database.inTransaction(tx -> holders.holder(tx, issuer, serial));
  }

  private Future<Void> keep(VerifiedCard card, Holder holder) {
    return database.inTransaction(
        tx ->
            holders
                .link(tx, card, holder.person())
                .compose(isNew -> isNew ? record(tx, holder.person()) : Future.succeededFuture()));
  }

  private Future<Void> record(SqlConnection tx, UUID person) {
    UUID request = UUID.randomUUID();
    Caller tegata = Caller.system("card-renewal", request);
    return audit.append(
        tx,
        new Entry(
            Entry.Kind.CARD_RENEWED,
            Optional.of(person),
            new Entry.Actor(tegata.kind().name(), tegata.id(), tegata.name()),
            Set.of(),
            Entry.Basis.DUTY,
            Entry.Result.DONE,
            request,
            Optional.empty()));
  }
}
