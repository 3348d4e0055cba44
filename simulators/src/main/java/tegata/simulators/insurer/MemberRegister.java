package tegata.simulators.insurer;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tegata.simulators.people.Coverage;
import tegata.simulators.people.InsuredNumber;
import tegata.simulators.people.Insurer;
import tegata.simulators.people.Person;

/** 加入者台帳. The members of one insurer, and the decision about a question. */
final class MemberRegister {

  private static final String PUBLIC_ASSISTANCE = "A1";
  private static final Pattern DASHES = Pattern.compile("[‐‑‒–—―−ーｰ]");

  private final Insurer insurer;
  private final List<EligibilityAnswer.Member> members;

  MemberRegister(Insurer insurer, List<Person> people) {
    this.insurer = insurer;
    this.members =
        people.stream()
            .flatMap(
                person ->
                    person.coverages().stream()
                        .filter(c -> c.insured().insurer().equals(insurer.number()))
                        .map(c -> new EligibilityAnswer.Member(person, c)))
            .toList();
  }

  Insurer insurer() {
    return insurer;
  }

  EligibilityAnswer answer(EligibilityQuestion question) {
    List<EligibilityAnswer.Member> found =
        members.stream().filter(member -> matches(member, question)).toList();
    long persons = found.stream().map(EligibilityAnswer.Member::person).distinct().count();
    if (persons > 1) {
      return new EligibilityAnswer(question, Validity.SEVERAL, Optional.empty());
    }
    return found.stream()
        .max(Comparator.comparing((EligibilityAnswer.Member m) -> m.coverage().validFrom()))
        .map(
            member -> new EligibilityAnswer(question, judge(member, question), Optional.of(member)))
        .orElseGet(() -> new EligibilityAnswer(question, Validity.UNKNOWN, Optional.empty()));
  }

  /** The same answer about somebody else: the fault a gateway must notice. */
  EligibilityAnswer aboutSomeoneElse(EligibilityQuestion question) {
    return members.stream()
        .filter(member -> !matches(member, question))
        .findFirst()
        .map(member -> new EligibilityAnswer(question, Validity.VALID, Optional.of(member)))
        .orElseGet(() -> answer(question));
  }

  private static Validity judge(EligibilityAnswer.Member member, EligibilityQuestion question) {
    Coverage coverage = member.coverage();
    if (!coverage.holdsOn(question.confirmedOn())) {
      return Validity.LAPSED;
    }
    boolean unregisteredAssistance =
        coverage.cardClassification().equals(PUBLIC_ASSISTANCE)
            && member.person().registeredOn().isEmpty();
    return unregisteredAssistance ? Validity.VALID_UNREGISTERED : Validity.VALID;
  }

  private static boolean matches(EligibilityAnswer.Member member, EligibilityQuestion question) {
    InsuredNumber insured = member.coverage().insured();
    return insured.insurer().equals(question.insurerNumber().strip())
        && same(insured.number(), question.number())
        && unknownOrSame(insured.symbol(), question.symbol())
        && unknownOrSame(insured.branch(), question.branch())
        && member.person().birthdate().equals(question.birthdate());
  }

  private static boolean unknownOrSame(String held, String asked) {
    return asked.isEmpty() || same(held, asked);
  }

  private static boolean same(String held, String asked) {
    return fold(held).equals(fold(asked));
  }

  /** 全角・半角 and the many dashes are spellings of the same number. */
  private static String fold(String number) {
    return DASHES
        .matcher(Normalizer.normalize(number, Normalizer.Form.NFKC))
        .replaceAll("-")
        .replaceAll("\\s", "");
  }
}
