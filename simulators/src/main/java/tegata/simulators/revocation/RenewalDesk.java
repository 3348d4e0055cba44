package tegata.simulators.revocation;

import java.util.Optional;

/** 証明書の更新窓口, as far as this server needs it. Blocking. */
public interface RenewalDesk {

  /** Gives the holder a new certificate; empty for a card nobody knows or that was replaced. */
  Optional<Renewal> renew(String cardId);

  /** The renewal by which a certificate came about; empty for a first one. */
  Optional<Renewal> broughtAbout(String cardId);
}
