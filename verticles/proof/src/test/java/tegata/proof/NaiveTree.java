package tegata.proof;

import java.util.ArrayList;
import java.util.List;

/** RFC 6962 §2.1 written down word for word, to compare the real thing with. */
record NaiveTree(List<Hash> leaves) {

  static NaiveTree of(int size) {
    List<Hash> leaves = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      leaves.add(Merkle.leaf(("entry " + i).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
    return new NaiveTree(leaves);
  }

  NaiveTree first(int size) {
    return new NaiveTree(leaves.subList(0, size));
  }

  Hash root() {
    int n = leaves.size();
    if (n == 0) {
      return Merkle.EMPTY;
    }
    if (n == 1) {
      return leaves.get(0);
    }
    int k = split(n);
    return Merkle.node(part(0, k).root(), part(k, n).root());
  }

  List<Hash> inclusion(int m) {
    int n = leaves.size();
    if (n == 1) {
      return List.of();
    }
    int k = split(n);
    return m < k
        ? plus(part(0, k).inclusion(m), part(k, n).root())
        : plus(part(k, n).inclusion(m - k), part(0, k).root());
  }

  List<Hash> consistency(int m) {
    return subproof(m, true);
  }

  /** Hashes of perfect subtrees, as a database would serve them. */
  Nodes nodes() {
    return id -> {
      int begin = (int) (id.index() << id.level());
      return part(begin, begin + (1 << id.level())).root();
    };
  }

  private List<Hash> subproof(int m, boolean whole) {
    int n = leaves.size();
    if (m == n) {
      return whole ? List.of() : List.of(root());
    }
    int k = split(n);
    return m <= k
        ? plus(part(0, k).subproof(m, whole), part(k, n).root())
        : plus(part(k, n).subproof(m - k, false), part(0, k).root());
  }

  private NaiveTree part(int from, int to) {
    return new NaiveTree(leaves.subList(from, to));
  }

  private static int split(int n) {
    int k = 1;
    while (2 * k < n) {
      k *= 2;
    }
    return k;
  }

  private static List<Hash> plus(List<Hash> path, Hash last) {
    List<Hash> all = new ArrayList<>(path);
    all.add(last);
    return all;
  }
}
