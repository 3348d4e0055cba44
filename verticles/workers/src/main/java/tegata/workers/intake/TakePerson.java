package tegata.workers.intake;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.audit.Entry;
import tegata.domain.insurer.CheckDigit;
import tegata.domain.registration.Registration.Route;
import tegata.formats.SourceFormat;
import tegata.formats.people.Card;
import tegata.formats.people.Coverage;
import tegata.formats.people.Person;
import tegata.workers.audit.Audit;
import tegata.workers.database.Jdbc;
import tegata.workers.intake.InsurersPeople.Refusal;
import tegata.workers.intake.PersonRegister.Found;

/**
 * One person of a file, who counts as one row. What contradicts the register is left out, so that
 * nobody comes to see another's records.
 */
final class TakePerson {
  private static final Counts ADDED = new Counts(1, 0, 0, 0, 0, 0);
  private static final Counts CHANGED = new Counts(0, 0, 1, 0, 0, 0);

  private final Jdbc tx;
  private final Audit audit;
  private final UUID request;
  private final boolean acceptNames;
  private final InsurersPeople insurers;
  private final Tally tally;
  private final PersonRegister persons = new PersonRegister();
  private final CoverageRegister coverages = new CoverageRegister();
  private final CardRegister cards = new CardRegister();

  /**
   * @param acceptNames whether another reading of a given name is believed
   */
  TakePerson(Jdbc tx, Audit audit, UUID request, boolean acceptNames, Sender sender, Tally tally) {
    this.acceptNames = acceptNames;
    this.insurers = new InsurersPeople(tx, sender);
    this.tx = tx;
    this.audit = audit;
    this.request = request;
    this.tally = tally;
  }

  void take(Person person) throws SQLException {
    Optional<Found> known = persons.find(tx, person.externalId());
    if (known.filter(found -> !found.birthdate().equals(person.birthdate())).isPresent()) {
      tally.reject(
          1, place(person) + " 生年月日", "birthdate-contradicts", "同じ個人IDの人が、別の生年月日で登録されています。");
      return;
    }
    if (!acceptNames
        && known.filter(found -> isAnotherName(found.kana(), person.kana())).isPresent()) {
      tally.reject(
          1,
          place(person) + " 氏名カナ",
          "name-contradicts",
          "同じ個人IDの人が、別の名の読みで登録されています。確かめたうえで、--accept-names を付けて取り込んでください。");
      return;
    }
    Optional<Refusal> refusal = insurers.refusal(person, known);
    if (refusal.isPresent()) {
      tally.reject(
          1,
          place(person) + " " + refusal.get().field(),
          refusal.get().code(),
          refusal.get().reason());
      return;
    }
    UUID id = known.isPresent() ? known.get().id() : persons.insert(tx, person).id();
    boolean own = known.isPresent() && update(id, person);
    boolean more = belongings(id, person);
    if (known.isEmpty()) {
      tally.accepted(1);
      record(id, ADDED);
    } else if (own || more) {
      persons.touch(tx, id);
      tally.replaced(1);
      record(id, CHANGED);
    } else {
      tally.unchanged(1);
    }
  }

  /** What a person is called and where they live, an insurer may only say of its own. */
  private boolean update(UUID id, Person person) throws SQLException {
    if (insurers.mayUpdate(id)) {
      return persons.update(tx, id, person);
    }
    if (!persons.isAsKnown(tx, id, person)) {
      tally.warn(place(person), "person-of-several", "ほかの保険者の資格もある人なので、氏名・性別・住所は変えず、資格だけを取り込みます。");
    }
    return false;
  }

  /** A family name changes with a marriage; another given name may be another person. */
  private static boolean isAnotherName(String known, String stated) {
    String[] before = known.strip().split("\\s+|　+");
    String[] now = stated.strip().split("\\s+|　+");
    boolean parted = before.length > 1 && now.length > 1;
    return parted
        ? !NameFold.fold(before[before.length - 1]).equals(NameFold.fold(now[now.length - 1]))
        : !NameFold.fold(known).equals(NameFold.fold(stated));
  }

  /** Everything is put, whatever came before it: no short circuit. */
  private boolean belongings(UUID id, Person person) throws SQLException {
    boolean changed = registration(id, person);
    for (Coverage coverage : person.coverages()) {
      changed |= coverage(id, person, coverage);
    }
    for (Card card : person.cards()) {
      changed |= card(id, person, card);
    }
    return changed;
  }

  private boolean registration(UUID id, Person person) throws SQLException {
    if (person.registration().isEmpty()) {
      return false;
    }
    Person.Registration registration = person.registration().get();
    Optional<Route> route = RouteWords.route(registration.route());
    if (route.isEmpty() && !registration.route().isBlank()) {
      tally.warn(place(person) + " 登録経路", "unknown-route", "知らない登録経路です。経路なしで取り込みます。");
    }
    return persons.register(tx, id, registration.on(), route);
  }

  private boolean coverage(UUID id, Person person, Coverage coverage) throws SQLException {
    if (coverages.isHeldByAnother(tx, id, coverage)) {
      tally.reject(
          1, place(person) + " 番号", "coverage-contradicts", "同じ保険者番号・記号・番号・枝番の資格が、別の人にあります。");
      return false;
    }
    if (!CheckDigit.fits(coverage.insurerNumber())) {
      tally.warn(place(person) + " 保険者番号", "check-digit", "保険者番号の検証番号が合いません。このまま取り込みます。");
    }
    return coverages.put(tx, id, coverage);
  }

  private boolean card(UUID id, Person person, Card card) throws SQLException {
    Optional<String> issuer = CardRegister.issuer(card.issuer());
    if (issuer.isEmpty()) {
      tally.reject(1, place(person) + " 証明書発行者", "malformed-value", "発行者の識別名（DN）として読めません。");
      return false;
    }
    if (cards.isHeldByAnother(tx, id, issuer.get(), card)) {
      tally.reject(1, place(person) + " カード発行番号", "card-contradicts", "このカードは、別の人のものとして登録されています。");
      return false;
    }
    return cards.put(tx, id, issuer.get(), card);
  }

  private void record(UUID id, Counts counts) throws SQLException {
    audit.append(
        tx,
        Imported.of(
            id,
            request,
            SourceFormat.PEOPLE,
            counts,
            Entry.Category.ELIGIBILITY,
            Entry.Category.REGISTRATION));
  }

  /** The number of the source system, which is no personal data by itself. */
  private static String place(Person person) {
    return "個人ID " + person.externalId();
  }
}
