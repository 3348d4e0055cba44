package tegata.workers.access;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import tegata.contract.AccessApi;
import tegata.contract.AccessApi.Proof;
import tegata.contract.AccessApi.ProofsOf;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.workers.audit.Proofs;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;

/**
 * Proofs for rows a person already sees. They tell nothing more of anybody, so no entry is written.
 */
final class ProveEntries {
  private final Database database;
  private final Proofs proofs = new Proofs();

  ProveEntries(Database database) {
    this.database = database;
  }

  Future<AccessApi.Proofs> prove(Caller caller, ProofsOf q) {
    if (q.numbers().size() > AccessApi.PROOFS) {
      return Future.failedFuture(
          new Fault(Fault.Kind.TOO_LARGE, "too-many-proofs", "At most 50 proofs at once."));
    }
    return Ownership.toSee(
        database,
        caller,
        q.person(),
        tx ->
            proofs
                .head(tx, Optional.empty())
                .compose(
                    under ->
                        proofs
                            .inclusion(tx, q.person(), q.numbers(), under.size())
                            .map(placed -> answer(under, placed))));
  }

  private static AccessApi.Proofs answer(Proofs.Under under, List<Proofs.Placed> placed) {
    return new AccessApi.Proofs(
        under.head().line(),
        under.publicKey(),
        placed.stream().map(one -> new Proof(one.number(), one.leaf(), one.path())).toList());
  }
}
