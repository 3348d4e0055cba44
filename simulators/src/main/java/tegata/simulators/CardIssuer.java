package tegata.simulators;

import java.util.stream.Stream;
import tegata.simulators.card.Authorities;
import tegata.simulators.card.Card;
import tegata.simulators.card.CardBox;
import tegata.simulators.card.CertificateAuthority;
import tegata.simulators.card.CertificateProfile;
import tegata.simulators.card.CredentialStore;
import tegata.simulators.card.JpkiProfile;
import tegata.simulators.card.KeyPairs;
import tegata.simulators.card.RevocationUrls;
import tegata.simulators.people.Person;
import tegata.simulators.people.Population;
import tegata.simulators.people.Staff;

/** カードの発行. Gives every person and every staff member the card that is theirs. */
final class CardIssuer {

  private final Authorities authorities;
  private final CredentialStore store;
  private final String revocation;

  CardIssuer(Authorities authorities, CredentialStore store, String revocation) {
    this.authorities = authorities;
    this.store = store;
    this.revocation = revocation;
  }

  /** Issues in parallel: RSA key pairs take most of a first start. */
  void fill(CardBox box, Population population) {
    Stream.concat(
            population.people().stream().map(Person::card),
            population.staff().stream().map(Staff::card))
        .toList()
        .parallelStream()
        .forEach(card -> issue(box, card));
  }

  private void issue(CardBox box, Card card) {
    box.add(
        card,
        store.getOrMake(
            card.cardId(), () -> authority(card).enrol(profile(card), KeyPairs.RSA_2048)));
  }

  private CertificateAuthority authority(Card card) {
    return card.kind() == Card.Kind.STAFF
        ? authorities.staff()
        : authorities.userAuthentication(card.issuedOn());
  }

  private CertificateProfile profile(Card card) {
    if (card.kind() == Card.Kind.STAFF) {
      return JpkiProfile.staff(
          card.cardId(), card.validity(), RevocationUrls.at(revocation, Authorities.STAFF));
    }
    return JpkiProfile.userAuthentication(
        card.cardId(),
        card.validity(),
        RevocationUrls.at(revocation, authorities.generation(card.issuedOn())));
  }
}
