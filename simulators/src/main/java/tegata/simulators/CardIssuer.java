package tegata.simulators;

import java.util.stream.Stream;
import tegata.simulators.card.Authorities;
import tegata.simulators.card.Card;
import tegata.simulators.card.CardBox;
import tegata.simulators.card.CertificateProfile;
import tegata.simulators.card.Credential;
import tegata.simulators.card.CredentialStore;
import tegata.simulators.card.JpkiProfile;
import tegata.simulators.card.KeyPairs;
import tegata.simulators.card.RevocationUrls;
import tegata.simulators.people.Person;
import tegata.simulators.people.Population;
import tegata.simulators.people.Staff;
import tegata.simulators.revocation.Issued;
import tegata.simulators.revocation.RevocationRegister;

/** カードの発行. Gives every person and every staff member the card that is theirs. */
final class CardIssuer {

  private final Authorities authorities;
  private final CredentialStore store;
  private final String revocation;
  private final RevocationRegister register;

  CardIssuer(
      Authorities authorities,
      CredentialStore store,
      String revocation,
      RevocationRegister register) {
    this.authorities = authorities;
    this.store = store;
    this.revocation = revocation;
    this.register = register;
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

  /** Issues one card, or finds it issued already. */
  void issue(CardBox box, Card card) {
    Credential credential =
        store.getOrMake(
            card.cardId(), () -> authorities.of(card).enrol(profile(card), KeyPairs.RSA_2048));
    box.add(card, credential);
    register.issued(Issued.of(card.cardId(), authorityName(card), credential.certificate()));
  }

  /** Distinguished name (RFC 2253) of the card's authority. */
  String name(Card card) {
    return authorities.of(card).certificate().getSubjectX500Principal().getName();
  }

  private String authorityName(Card card) {
    return card.kind() == Card.Kind.STAFF
        ? Authorities.STAFF
        : authorities.generation(card.issuedOn());
  }

  private CertificateProfile profile(Card card) {
    RevocationUrls urls = RevocationUrls.at(revocation, authorityName(card));
    return card.kind() == Card.Kind.STAFF
        ? JpkiProfile.staff(card.cardId(), card.validity(), urls)
        : JpkiProfile.userAuthentication(card.cardId(), card.validity(), urls);
  }
}
