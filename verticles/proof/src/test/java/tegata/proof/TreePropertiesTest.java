package tegata.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TreePropertiesTest {

  @Property
  @Label("一枚ずつ足した木の根は、定義どおりの根である。途中で保存して再開しても同じ")
  void appendingGivesTheDefinedRoot(
      @ForAll @IntRange(max = 300) int size, @ForAll @IntRange(max = 300) int pause) {
    NaiveTree naive = NaiveTree.of(size);
    CompactRange tree = new CompactRange();
    for (int i = 0; i < size; i++) {
      if (i == pause) {
        tree = new CompactRange(tree.size(), tree.frontier());
      }
      tree.append(naive.leaves().get(i));
    }
    assertThat(tree.root()).isEqualTo(naive.root());
    assertThat(tree.size()).isEqualTo(size);
  }

  @Property
  @Label("足すたびに告げられる部分木は、定義どおりの根を持ち、漏れがない")
  void everyCompletedSubtreeIsTold(@ForAll @IntRange(min = 1, max = 300) int size) {
    NaiveTree naive = NaiveTree.of(size);
    Map<NodeId, Hash> told = new HashMap<>();
    CompactRange tree = new CompactRange();
    naive.leaves().forEach(leaf -> tree.append(leaf, told::put));
    int expected = 0;
    for (int level = 1; size >> level > 0; level++) {
      expected += size >> level;
    }
    assertThat(told).hasSize(expected);
    told.forEach((id, hash) -> assertThat(hash).isEqualTo(naive.nodes().hash(id)));
  }

  @Property
  @Label("包含証明は定義どおりで、検証に通る")
  void inclusionAgreesWithTheDefinition(
      @ForAll @IntRange(min = 1, max = 200) int size, @ForAll @IntRange(max = 199) int leaf) {
    Assume.that(leaf < size);
    NaiveTree naive = NaiveTree.of(size);
    List<Hash> path = Inclusion.path(naive.nodes(), leaf, size);
    assertThat(path).isEqualTo(naive.inclusion(leaf));
    assertThat(Inclusion.verify(naive.leaves().get(leaf), leaf, size, path, naive.root())).isTrue();
  }

  @Property
  @Label("一貫性証明は定義どおりで、検証に通る")
  void consistencyAgreesWithTheDefinition(
      @ForAll @IntRange(min = 1, max = 200) int newer, @ForAll @IntRange(max = 200) int older) {
    Assume.that(older <= newer);
    NaiveTree naive = NaiveTree.of(newer);
    List<Hash> path = Consistency.path(naive.nodes(), older, newer);
    if (older > 0) {
      assertThat(path).isEqualTo(naive.consistency(older));
    }
    assertThat(Consistency.verify(older, naive.first(older).root(), newer, naive.root(), path))
        .isTrue();
  }

  @Property
  @Label("包含証明は、葉・場所・大きさ・経路・根のどれを変えても通らない")
  void anyChangeBreaksInclusion(
      @ForAll @IntRange(min = 2, max = 130) int size,
      @ForAll @IntRange(max = 129) int leaf,
      @ForAll @IntRange(max = 200) int other,
      @ForAll @IntRange(max = 7) int step) {
    Assume.that(leaf < size);
    NaiveTree naive = NaiveTree.of(size);
    Hash hash = naive.leaves().get(leaf);
    Hash root = naive.root();
    List<Hash> path = naive.inclusion(leaf);
    assertThat(Inclusion.verify(Merkle.EMPTY, leaf, size, path, root)).isFalse();
    assertThat(Inclusion.verify(hash, leaf, size, path, Merkle.EMPTY)).isFalse();
    if (other != leaf) {
      assertThat(Inclusion.verify(hash, other, size, path, root)).isFalse();
    }
    assertThat(Inclusion.verify(hash, leaf, size, changed(path, step), root)).isFalse();
    assertThat(Inclusion.verify(hash, leaf, size, path.subList(1, path.size()), root)).isFalse();
  }

  @Property
  @Label("一貫性証明は、古い根・新しい根・経路のどれを変えても通らない")
  void anyChangeBreaksConsistency(
      @ForAll @IntRange(min = 2, max = 130) int newer,
      @ForAll @IntRange(min = 1, max = 129) int older,
      @ForAll @IntRange(max = 7) int step) {
    Assume.that(older < newer);
    NaiveTree naive = NaiveTree.of(newer);
    Hash olderRoot = naive.first(older).root();
    List<Hash> path = naive.consistency(older);
    assertThat(Consistency.verify(older, Merkle.EMPTY, newer, naive.root(), path)).isFalse();
    assertThat(Consistency.verify(older, olderRoot, newer, Merkle.EMPTY, path)).isFalse();
    assertThat(Consistency.verify(older, olderRoot, newer, naive.root(), changed(path, step)))
        .isFalse();
    assertThat(Consistency.verify(newer, naive.root(), older, olderRoot, path)).isFalse();
  }

  private static List<Hash> changed(List<Hash> path, int step) {
    List<Hash> changed = new ArrayList<>(path);
    changed.set(step % path.size(), Merkle.EMPTY);
    return changed;
  }
}
