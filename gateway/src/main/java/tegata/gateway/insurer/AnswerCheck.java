package tegata.gateway.insurer;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.eligibility.Validity;
import tegata.domain.insurer.InsurerNumber;
import tegata.formats.oqs.OqsRequest;
import tegata.formats.oqs.OqsResponse;
import tegata.formats.oqs.QualificationConfirmSearchInfo;
import tegata.formats.oqs.ResponseHeader;
import tegata.formats.oqs.ResultOfQualificationConfirmation;
import tegata.gateway.insurer.InsurerFailure.Kind;

/**
 * Whether an answer belongs to its question. An insurer that mixes up two conversations would show
 * one patient's data at another's desk; so everything that it echoes must be what was asked.
 */
final class AnswerCheck {
  private static final String DONE = "1";

  /** ProcessingResultStatus (OQSCD004). */
  private static final String ERROR = "2";

  /** 該当資格なし・複数該当: whoever is told of with these is not the person at the desk for certain. */
  private static final Set<Validity> OF_NOBODY = Set.of(Validity.NOT_FOUND, Validity.SEVERAL);

  private final QualificationConfirmSearchInfo asked;
  private final OqsRequest request;

  AnswerCheck(OqsRequest request) {
    this.request = request;
    this.asked = request.searchInfo();
  }

  /**
   * The answer, found to be about the person asked for; without results where it says that it found
   * none or several.
   *
   * @throws InsurerFailure {@code MISMATCHED} where it belongs to somebody or something else,
   *     {@code DECLINED} where it says so, {@code BROKEN} where it says nothing usable
   */
  OqsResponse require(OqsResponse answer) {
    require(
        isDone(answer),
        Kind.DECLINED,
        "The insurer reports that it could not process the question.");
    require(
        echoesHeader(answer.messageHeader()),
        Kind.MISMATCHED,
        "The insurer answered another question.");
    boolean samePerson =
        answer.messageBody().qualificationConfirmSearchInfo().map(this::isAsked).orElse(true)
            && answer.results().stream().allMatch(this::isAsked);
    require(samePerson, Kind.MISMATCHED, "The insurer answered about another person.");
    Validity validity = Validity.ofCode(answer.validity()).orElseThrow();
    if (OF_NOBODY.contains(validity)) {
      return answer.withoutResults();
    }
    require(
        answer.results().stream().allMatch(r -> isSamePerson(r, answer.results().get(0))),
        Kind.MISMATCHED,
        "The insurer answered about more than one person.");
    require(
        validity != Validity.VALID || !answer.results().isEmpty(),
        Kind.BROKEN,
        "The insurer says valid, but not of whom.");
    return answer;
  }

  private static boolean isDone(OqsResponse answer) {
    return answer.messageHeader().segmentOfResult().equals(DONE)
        && !answer.messageBody().processingResultStatus().equals(ERROR)
        && !answer.validity().isEmpty();
  }

  private boolean echoesHeader(ResponseHeader header) {
    String question = request.messageHeader().arbitraryFileIdentifier();
    String facility = request.messageHeader().medicalInstitutionCode();
    Optional<LocalDate> day = request.messageHeader().qualificationConfirmationDate();
    return header.arbitraryFileIdentifier().equals(question)
        && header.medicalInstitutionCode().equals(facility)
        && (header.qualificationConfirmationDate().isEmpty()
            || header.qualificationConfirmationDate().equals(day));
  }

  /**
   * 双子 share number and birth date, and are asked for alike where the asker has no 枝番. It tells
   * them apart; where one is missing, the name does.
   */
  private static boolean isSamePerson(
      ResultOfQualificationConfirmation a, ResultOfQualificationConfirmation b) {
    String one = number(a).branchKey();
    String other = number(b).branchKey();
    return one.isEmpty() || other.isEmpty()
        ? InsuredNumber.fold(a.name()).equals(InsuredNumber.fold(b.name()))
        : one.equals(other);
  }

  private static InsuredNumber number(ResultOfQualificationConfirmation result) {
    return number(
        result.insurerNumber(),
        result.insuredCardSymbol(),
        result.insuredIdentificationNumber(),
        result.insuredBranchNumber());
  }

  private boolean isAsked(QualificationConfirmSearchInfo echo) {
    return echo.birthdate().equals(asked.birthdate())
        && isAsked(
            echo.insurerNumber(),
            echo.insuredCardSymbol(),
            echo.insuredIdentificationNumber(),
            echo.insuredBranchNumber());
  }

  private boolean isAsked(ResultOfQualificationConfirmation result) {
    return result.birthdate().equals(asked.birthdate())
        && isAsked(
            result.insurerNumber(),
            result.insuredCardSymbol(),
            result.insuredIdentificationNumber(),
            result.insuredBranchNumber());
  }

  /** 記号 and 枝番 may be unknown to the asker; then the insurer may add them. */
  private boolean isAsked(String insurer, String symbol, String number, String branch) {
    InsuredNumber a =
        number(
            asked.insurerNumber(),
            asked.insuredCardSymbol(),
            asked.insuredIdentificationNumber(),
            asked.insuredBranchNumber());
    InsuredNumber b = number(insurer, symbol, number, branch);
    return a.insurerNumber().equals(b.insurerNumber())
        && a.numberKey().equals(b.numberKey())
        && (a.symbolKey().isEmpty() || a.symbolKey().equals(b.symbolKey()))
        && (a.branchKey().isEmpty()
            || b.branchKey().isEmpty()
            || a.branchKey().equals(b.branchKey()));
  }

  private static InsuredNumber number(String insurer, String symbol, String number, String branch) {
    return new InsuredNumber(
        InsurerNumber.folded(insurer), Optional.of(symbol), number, Optional.of(branch));
  }

  private static void require(boolean holds, Kind otherwise, String reason) {
    if (!holds) {
      throw new InsurerFailure(otherwise, reason);
    }
  }
}
