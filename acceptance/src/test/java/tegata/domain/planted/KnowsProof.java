package tegata.domain.planted;

/** Breaks a rule of the house on purpose: the domain knows no proofs. */
public final class KnowsProof {
  private KnowsProof() {}

  static Class<?> seen() {
    return tegata.proof.Merkle.class;
  }
}
