package tegata.simulators.card;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;

/** A card, its authority and challenges for the tests of this module. */
public final class Cards {

  public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  public static final String ORIGIN = "http://localhost:8080";
  public static final String LOGIN =
      "tegata-login:v1:" + ORIGIN + ":" + "abcdefghijklmnopqrstuvwxyz0123456789-_ABCDE";
  public static final String ELIGIBILITY = "tegata-eligibility:v1:clinic-1:nonce";

  /** Made once: four RSA key pairs cost a second. */
  private static final CertificateAuthority CA =
      CertificateAuthority.selfSigned(
          new X500Name("C=JP,CN=Test card CA"),
          KeyPairs.RSA_2048,
          Validity.days(TODAY.minusYears(1), TODAY.plusYears(9)));

  private static final Credential CREDENTIAL =
      CA.enrol(
          JpkiProfile.userAuthentication(
              "CARD1",
              Validity.days(TODAY, TODAY.plusYears(5)),
              RevocationUrls.at("http://127.0.0.1:8091", "card-2")),
          KeyPairs.RSA_2048);

  private Cards() {}

  public static CertificateAuthority authority() {
    return CA;
  }

  public static Challenge challenge(String text) {
    return Challenge.parse(text).orElseThrow();
  }

  /** Cards CARD1 (PIN 1234), LOCKED and FACE, their tries kept in the directory. */
  public static CardBox box(Path directory) {
    CardBox box = new CardBox(directory);
    box.add(card("CARD1", Card.Kind.CARD, Optional.of("1234"), false), CREDENTIAL);
    box.add(card("LOCKED", Card.Kind.CARD, Optional.of("1234"), true), CREDENTIAL);
    box.add(card("FACE", Card.Kind.FACE_ONLY, Optional.empty(), false), CREDENTIAL);
    return box;
  }

  public static Card card(String id, Card.Kind kind, Optional<String> pin, boolean locked) {
    return new Card(id, kind, pin, TODAY, TODAY.plusYears(5), locked);
  }
}
