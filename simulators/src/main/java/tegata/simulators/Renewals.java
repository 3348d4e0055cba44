package tegata.simulators;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tegata.simulators.card.Card;
import tegata.simulators.card.CardBox;
import tegata.simulators.files.WorldFiles;
import tegata.simulators.revocation.Renewal;
import tegata.simulators.revocation.RenewalDesk;
import tegata.simulators.revocation.RevocationRegister;

/**
 * 証明書の更新. The holder keeps card and PIN and gets a certificate with a new 発行番号; the old one is
 * revoked. Kept in a file. The old one stays in the box, so that it can be seen to be refused.
 */
final class Renewals implements RenewalDesk {

  private static final int YEARS = 5;
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModules(new JavaTimeModule(), new Jdk8Module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /** A card and the number it had before. */
  private record Renewed(String previous, Card card) {}

  private final Path file;
  private final CardBox box;
  private final CardIssuer issuer;
  private final RevocationRegister register;
  private final Clock clock;
  private final List<Renewed> renewed;

  Renewals(Path file, CardBox box, CardIssuer issuer, RevocationRegister register, Clock clock) {
    this.file = file;
    this.box = box;
    this.issuer = issuer;
    this.register = register;
    this.clock = clock;
    this.renewed = read(file);
    renewed.forEach(renewal -> issuer.issue(box, renewal.card()));
  }

  @Override
  public synchronized Optional<Renewal> renew(String cardId) {
    Optional<Card> old = box.card(cardId).filter(card -> current(card).equals(card));
    return old.map(
        card -> {
          Card next = next(card);
          issuer.issue(box, next);
          renewed.add(new Renewed(cardId, next));
          write();
          register.revoke(cardId, false);
          return renewal(cardId, next);
        });
  }

  @Override
  public synchronized Optional<Renewal> broughtAbout(String cardId) {
    return renewed.stream()
        .filter(renewal -> renewal.card().cardId().equals(cardId))
        .map(renewal -> renewal(renewal.previous(), renewal.card()))
        .findFirst();
  }

  /** The card as it is after all its renewals. */
  synchronized Card current(Card card) {
    return renewed.stream()
        .filter(renewal -> renewal.previous().equals(card.cardId()))
        .findFirst()
        .map(renewal -> current(renewal.card()))
        .orElse(card);
  }

  private Renewal renewal(String previous, Card card) {
    return new Renewal(issuer.name(card), previous, card.cardId(), card.issuedOn());
  }

  private Card next(Card card) {
    LocalDate today = LocalDate.now(clock);
    return new Card(
        nextNumber(card.cardId()), card.kind(), card.pin(), today, today.plusYears(YEARS), false);
  }

  /** The last letter of a 発行番号 counts the certificates of a card: …A, …B; staff begin without. */
  private static String nextNumber(String number) {
    int last = number.length() - 1;
    return Character.isDigit(number.charAt(last))
        ? number + "B"
        : number.substring(0, last) + (char) (number.charAt(last) + 1);
  }

  private static List<Renewed> read(Path file) {
    try {
      return Files.exists(file)
          ? new ArrayList<>(
              JSON.readValue(WorldFiles.read(file), new TypeReference<List<Renewed>>() {}))
          : new ArrayList<>();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write() {
    try {
      WorldFiles.write(file, JSON.writeValueAsString(renewed));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
