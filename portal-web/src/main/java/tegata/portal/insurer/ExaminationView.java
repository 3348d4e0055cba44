package tegata.portal.insurer;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tegata.contract.InsurerDeskApi.Examined;
import tegata.contract.InsurerDeskApi.Member;
import tegata.contract.RegistrationApi.Application;
import tegata.domain.eligibility.Coverage;
import tegata.domain.insurer.ExaminationDeadline;
import tegata.domain.registration.Deregistration;
import tegata.domain.registration.DeregistrationStep;
import tegata.domain.registration.EligibilityCertificate;
import tegata.domain.registration.ReturnReason;
import tegata.domain.staff.StaffRole;
import tegata.portal.page.Fact;
import tegata.portal.page.FieldError;
import tegata.portal.page.Words;
import tegata.portal.registration.StatusWords;

/**
 * 解除申請の審査.
 *
 * @param version that was looked at, which goes with a decision
 * @param order id of the decision this page may send, so that sending it twice is one decision
 * @param warnings what speaks against accepting it as it stands
 * @param may which decisions this member may take now
 * @param typed what was typed into the forms
 * @param paper number of the 資格確認書; empty text where there is none
 * @param conflict whether it changed while it was looked at
 */
public record ExaminationView(
    String number,
    int version,
    UUID order,
    String status,
    List<Fact> application,
    List<Fact> applicant,
    List<Fact> coverage,
    List<String> warnings,
    List<Fact> history,
    May may,
    Typed typed,
    List<Reason> reasons,
    boolean conflict,
    String paper,
    List<FieldError> errors) {

  /** Decisions that can be taken. */
  public record May(boolean accept, boolean giveBack, boolean issue, boolean cancel) {

    /** Whether there is anything to decide here. */
    public boolean anything() {
      return accept || giveBack || issue || cancel;
    }
  }

  /** What was typed. */
  public record Typed(String reason, String comment, String issuedOn, String validUntil) {
    static Typed fresh(LocalDate today) {
      return new Typed(
          "",
          "",
          today.toString(),
          today.plusYears(EligibilityCertificate.LONGEST_YEARS).toString());
    }
  }

  /** A reason to return it. */
  public record Reason(String value, String text, boolean chosen) {}

  /** What is wrong with a field; empty text where nothing is. */
  public String error(String field) {
    return FieldError.of(errors, field);
  }

  static ExaminationView of(
      Examined examined,
      StaffRole role,
      Typed typed,
      boolean conflict,
      List<FieldError> errors,
      LocalDate today,
      Words words) {
    Application application = examined.application();
    Deregistration made = application.deregistration();
    return new ExaminationView(
        made.number(),
        made.version(),
        UUID.randomUUID(),
        StatusWords.of(application, words),
        Fact.list(
            Fact.of(
                words.text("inquiry.received-at"), Optional.of(words.moment(made.receivedAt()))),
            Fact.of(
                words.text("desk.deadline"),
                Optional.of(words.day(ExaminationDeadline.of(made.receivedAt())))),
            Fact.of(words.text("deregister.reason"), application.reason()),
            Fact.of(
                words.text("desk.certificate"),
                made.certificate()
                    .map(
                        c ->
                            words.text(
                                "desk.certificate.value",
                                words.day(c.issuedOn()),
                                words.day(c.validUntil())))),
            Fact.of(
                words.text("desk.paper.number"),
                made.certificate().flatMap(EligibilityCertificate::number)),
            Fact.of(words.text("desk.last-day"), made.lastDay().map(words::day))),
        applicant(examined.applicant(), words),
        examined.coverage().map(c -> coverage(c, words)).orElse(List.of()),
        warnings(examined, words),
        application.steps().stream()
            .map(step -> new Fact(words.moment(step.at()), words.of(step.step())))
            .toList(),
        may(examined, role),
        typed,
        Arrays.stream(ReturnReason.values())
            .map(r -> new Reason(r.name(), words.of(r), r.name().equals(typed.reason())))
            .toList(),
        conflict,
        made.certificate().flatMap(EligibilityCertificate::number).orElse(""),
        errors);
  }

  /** The workers decide; this only spares a member what they cannot do. */
  private static May may(Examined examined, StaffRole role) {
    Deregistration made = examined.application().deregistration();
    boolean ours = examined.insuredHere() && !examined.deceased();
    boolean clerk = role == StaffRole.INSURER_CLERK || examined.oneDoesAll();
    boolean approver = role == StaffRole.INSURER_APPROVER || examined.oneDoesAll();
    return new May(
        clerk && ours && DeregistrationStep.ACCEPT.isPossibleFrom(made.status()),
        clerk && DeregistrationStep.RETURN.isPossibleFrom(made.status()),
        approver
            && ours
            && (DeregistrationStep.ISSUE.isPossibleFrom(made.status())
                || DeregistrationStep.REISSUE.isPossibleFrom(made.status())),
        approver
            && made.certificate().isPresent()
            && DeregistrationStep.CANCEL_CERTIFICATE.isPossibleFrom(made.status()));
  }

  static List<Fact> applicant(Member member, Words words) {
    return Fact.list(
        Fact.of(words.text("desk.name"), Optional.of(member.name())),
        Fact.of(words.text("desk.kana"), Optional.of(member.kana())),
        Fact.of(words.text("desk.birthdate"), Optional.of(words.birthdate(member.birthdate()))),
        Fact.of(words.text("desk.sex"), Optional.of(words.of(member.sex()))),
        Fact.of(words.text("desk.address"), member.address()));
  }

  private static List<Fact> coverage(Coverage coverage, Words words) {
    return Fact.list(
        Fact.of(words.text("desk.number"), Optional.of(number(coverage))),
        Fact.of(words.text("desk.relation"), Optional.of(words.of(coverage.relation()))),
        Fact.of(words.text("desk.acquired"), Optional.of(words.day(coverage.acquiredOn()))),
        Fact.of(words.text("desk.lost"), coverage.lostOn().map(words::day)));
  }

  /** 記号・番号・枝番. */
  static String number(Coverage coverage) {
    return coverage.insured().symbol().map(symbol -> symbol + "・").orElse("")
        + coverage.insured().number()
        + coverage.insured().branch().map(branch -> "（" + branch + "）").orElse("");
  }

  private static List<String> warnings(Examined examined, Words words) {
    return Stream.of(
            Optional.of(words.text("desk.warning.not-insured"))
                .filter(x -> !examined.insuredHere()),
            Optional.of(words.text("desk.warning.elsewhere")).filter(x -> examined.otherInsurer()),
            Optional.of(words.text("desk.warning.deceased")).filter(x -> examined.deceased()),
            Optional.of(words.text("desk.warning.no-address"))
                .filter(x -> examined.applicant().address().isEmpty()))
        .flatMap(Optional::stream)
        .toList();
  }
}
