package tegata.workers.audit.verify;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import tegata.proof.CompactRange;
import tegata.proof.Hash;
import tegata.proof.LogKey;
import tegata.proof.NodeId;
import tegata.proof.SignedHead;

/** One walk along the leaves, growing the tree anew and meeting each head at its size. */
final class Walk {

  /**
   * An entry's time is taken when it is written, its place when it is committed: it may be older
   * than the head before it by as long as a transaction lasts, never by more.
   */
  private static final Duration LONGEST_TRANSACTION = Duration.ofHours(1);

  private static final double PATIENCE_SECONDS = 60;
  private static final int PIECE = 10_000;
  private static final int STORED_LEVELS = 4;

  private final VerifyStore store;
  private final Map<String, LogKey> trusted;
  private final CompactRange tree = new CompactRange();
  private final Map<NodeId, Hash> completed = new HashMap<>();
  private Instant lastSigned = Instant.MIN;
  private long heads;
  private long anchored;

  Walk(VerifyStore store, Map<String, LogKey> trusted) {
    this.store = store;
    this.trusted = trusted;
  }

  long entries() {
    return tree.size();
  }

  long heads() {
    return heads;
  }

  long anchors() {
    return anchored;
  }

  void all(Anchors anchors) throws SQLException {
    VerifyStore.Claim claim = store.claim();
    HeadCheck check = new HeadCheck(claim.log(), trusted);
    for (long begin = 0; begin <= claim.size(); begin += PIECE) {
      long end = Math.min(begin + PIECE, claim.size());
      Deque<SignedHead> due = new ArrayDeque<>();
      store.heads(begin, begin + PIECE).forEach(row -> due.add(VerifyStore.parsed(row)));
      meet(check, due, anchors);
      store.leaves(
          begin,
          end,
          row -> {
            grow(LeafRow.of(row));
            meet(check, due, anchors);
          });
      if (tree.size() != end) {
        throw new Tampered("leaf %d is missing", tree.size());
      }
      nodes(begin, end);
      if (!due.isEmpty()) {
        throw cutBehind("a signed head", due.peek(), claim.size());
      }
    }
    ending(claim, anchors);
  }

  private void grow(LeafRow row) {
    if (row.index() != tree.size()) {
      throw new Tampered("leaf %d is missing", tree.size());
    }
    LeafRow.Found found =
        row.entry()
            .orElseThrow(
                () ->
                    new Tampered(
                        "entry %d (leaf %d) is gone or is no entry", row.number(), row.index()));
    if (!found.leaf().equals(row.hash())) {
      throw new Tampered("entry %d (leaf %d) was changed", row.number(), row.index());
    }
    if (found.entry().at().plus(LONGEST_TRANSACTION).isBefore(lastSigned)) {
      throw new Tampered(
          "entry %d (leaf %d) is dated %s, but was added after the head of %s",
          row.number(), row.index(), found.entry().at(), lastSigned);
    }
    tree.append(found.leaf(), this::keep);
  }

  private void keep(NodeId id, Hash hash) {
    if (id.level() % STORED_LEVELS == 0) {
      completed.put(id, hash);
    }
  }

  /** Every head and every anchor of the tree's present size. */
  private void meet(HeadCheck check, Deque<SignedHead> due, Anchors anchors) {
    while (!due.isEmpty() && due.peek().head().size() == tree.size()) {
      SignedHead head = due.poll();
      check.check("the signed head", head, tree.root());
      check.checkOrder(head, lastSigned);
      lastSigned = head.head().signedAt();
      heads++;
    }
    while (anchors.next().filter(head -> head.head().size() == tree.size()).isPresent()) {
      check.check(
          "line %d of the anchor file".formatted(anchors.line()),
          anchors.next().get(),
          tree.root());
      anchors.advance();
      anchored++;
    }
  }

  /** What proofs are made of must be what the entries make. */
  private void nodes(long begin, long end) throws SQLException {
    for (int level = STORED_LEVELS;
        level < Long.SIZE - 1 && end >> level > 0;
        level += STORED_LEVELS) {
      store.nodes(
          level,
          begin >> level,
          end >> level,
          (id, hash) -> {
            if (!hash.equals(completed.remove(id))) {
              throw new Tampered("node %d of level %d was changed", id.index(), id.level());
            }
          });
    }
    if (!completed.isEmpty()) {
      NodeId missing = completed.keySet().iterator().next();
      throw new Tampered("node %d of level %d is missing", missing.index(), missing.level());
    }
  }

  private void ending(VerifyStore.Claim claim, Anchors anchors) throws SQLException {
    if (anchors.next().isPresent()) {
      throw cutBehind(
          "line %d of the anchor file".formatted(anchors.line()),
          anchors.next().get(),
          claim.size());
    }
    if (!claim.root().equals(tree.root()) || !claim.frontier().equals(tree.frontier())) {
      throw new Tampered("the state of the tree is not that of its %d leaves", tree.size());
    }
    if (store.leavesBeyond(claim.size()) > 0
        || !store.heads(claim.size() + 1, Long.MAX_VALUE).isEmpty()) {
      throw new Tampered(
          "there are leaves or heads beyond the %d entries of the tree", claim.size());
    }
    store
        .leafless(PATIENCE_SECONDS)
        .ifPresent(
            entry -> {
              throw new Tampered(
                  entry.passedOver()
                      ? "entry %d was put in past the log"
                      : "entry %d has been waiting for its place for more than a minute",
                  entry.number());
            });
  }

  private static Tampered cutBehind(String place, SignedHead head, long size) {
    return new Tampered(
        "%s tells of %d entries, but the log holds %d: its end was cut off",
        place, head.head().size(), size);
  }
}
