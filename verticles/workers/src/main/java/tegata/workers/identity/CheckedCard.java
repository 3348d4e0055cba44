package tegata.workers.identity;

import java.time.LocalDate;
import tegata.domain.identity.CardChallenge;
import tegata.domain.identity.CertificateTerm;
import tegata.domain.identity.RevocationStatus;
import tegata.workers.identity.CardVerifier.VerifiedCard;

/** A card that proved to hold its key, and what its authority says of it just now. */
public record CheckedCard(VerifiedCard card, RevocationStatus revocation) {

  /** Where a day lies in the life of its certificate. */
  public CertificateTerm.Stage stage(LocalDate today) {
    return new CertificateTerm(card.expiresOn()).on(today);
  }

  /** Whether revocation, or not knowing of it, stands in the way of that use. */
  public boolean isBarred(CardChallenge.Purpose purpose, LocalDate today) {
    return revocation.bars(purpose, stage(today));
  }
}
