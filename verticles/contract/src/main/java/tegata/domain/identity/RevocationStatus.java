package tegata.domain.identity;

import tegata.domain.identity.CertificateTerm.Stage;

/** 失効確認の結果. What a trustworthy source says of a certificate just now. */
public enum RevocationStatus {
  /** 失効していない. */
  GOOD,
  /** 失効または一時停止. */
  REVOKED,
  /** Nobody trustworthy could say, or the authority says that it does not know. */
  UNKNOWN;

  /**
   * Whether this stands in the way. Not knowing closes everything, except 資格確認 with a certificate
   * that has expired: authorities cease to list those, and the three months of grace would be none.
   */
  public boolean bars(CardChallenge.Purpose purpose, Stage stage) {
    return switch (this) {
      case GOOD -> false;
      case REVOKED -> true;
      case UNKNOWN -> purpose != CardChallenge.Purpose.ELIGIBILITY || !isExpired(stage);
    };
  }

  private static boolean isExpired(Stage stage) {
    return stage == Stage.GRACE || stage == Stage.LAPSED;
  }
}
