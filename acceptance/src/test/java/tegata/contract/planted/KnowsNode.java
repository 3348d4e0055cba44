package tegata.contract.planted;

/** Breaks a rule of the house on purpose: the contract knows no node. */
public final class KnowsNode {
  private KnowsNode() {}

  static Class<?> seen() {
    return tegata.node.Node.class;
  }
}
