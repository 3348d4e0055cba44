package tegata.portal.registration;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tegata.contract.CertificateApplicationApi.Application;
import tegata.contract.CertificateApplicationApi.Certificate;
import tegata.domain.paper.CertificateProgress;
import tegata.domain.registration.DeregistrationStep;
import tegata.portal.page.Fact;
import tegata.portal.page.Words;

/**
 * One application for a 資格確認書: number, how it stands, every step with its date, and what the person
 * can do.
 *
 * @param explanation what the status means and what the person may do
 * @param returned why the insurer sent it back; empty where it stands otherwise
 * @param facts what was applied for, where, and what was issued
 * @param steps the way it goes; of one that was returned or withdrawn, as far as it went
 * @param history everything that happened, in order
 * @param mayWithdraw whether it can still be withdrawn
 * @param mayApplyAgain whether it ended without a 資格確認書
 */
public record CertificateApplicationView(
    String number,
    String status,
    String explanation,
    List<Fact> returned,
    String insurer,
    List<Fact> facts,
    List<Timeline.Step> steps,
    List<Fact> history,
    boolean mayWithdraw,
    boolean mayApplyAgain) {

  static CertificateApplicationView of(Application made, Words words) {
    return new CertificateApplicationView(
        made.number(),
        words.of(made.progress()),
        words.of(made.progress(), "about"),
        returned(made, words),
        made.insurer().name(),
        facts(made, words),
        steps(made, words),
        history(made, words),
        made.progress().isOpen(),
        made.progress() == CertificateProgress.RETURNED
            || made.progress() == CertificateProgress.WITHDRAWN);
  }

  private static List<Fact> returned(Application made, Words words) {
    return made.returned()
        .map(
            why ->
                Fact.list(
                    Fact.of(
                        words.text("application.returned.reason"),
                        Optional.of(words.of(why.reason()))),
                    Fact.of(words.text("application.returned.comment"), why.comment())))
        .orElse(List.of());
  }

  private static List<Fact> facts(Application made, Words words) {
    return Fact.list(
        Fact.of(words.text("application.number"), Optional.of(made.number())),
        Fact.of(words.text("application.received"), Optional.of(words.moment(made.receivedAt()))),
        Fact.of(words.text("application.insurer"), Optional.of(made.insurer().name())),
        Fact.of(
            words.text("certificate.reason"), CertificateReason.of(made.ground()).map(words::of)),
        Fact.of(words.text("certificate.note"), made.note()),
        Fact.of(words.text("application.certificate"), made.certificate().map(Certificate::number)),
        Fact.of(
            words.text("certificate.until"),
            made.certificate().map(Certificate::validUntil).map(words::day)));
  }

  private static List<Timeline.Step> steps(Application made, Words words) {
    Optional<LocalDate> accepted = made.acceptedAt().map(CertificateApplicationView::day);
    Optional<LocalDate> issued = made.certificate().map(Certificate::issuedOn);
    List<Timeline.Step> way =
        List.of(
            step(Timeline.Milestone.RECEIVED, Optional.of(day(made.receivedAt())), false, words),
            step(
                Timeline.Milestone.INSURER_ACCEPTED,
                accepted,
                made.progress() == CertificateProgress.RECEIVED,
                words),
            step(
                Timeline.Milestone.CERTIFICATE_ISSUED,
                issued,
                made.progress() == CertificateProgress.ACCEPTED,
                words));
    return made.progress().isOpen()
        ? way
        : way.stream().filter(one -> !one.date().isEmpty()).toList();
  }

  private static Timeline.Step step(
      Timeline.Milestone milestone, Optional<LocalDate> on, boolean isNext, Words words) {
    Timeline.Progress otherwise = isNext ? Timeline.Progress.NEXT : Timeline.Progress.LATER;
    Timeline.Progress progress = on.map(x -> Timeline.Progress.REACHED).orElse(otherwise);
    return new Timeline.Step(
        words.of(milestone),
        on.map(words::day).orElse(""),
        words.of(progress),
        progress.name().toLowerCase(Locale.ROOT));
  }

  private static List<Fact> history(Application made, Words words) {
    Optional<DeregistrationStep> end =
        switch (made.progress()) {
          case ISSUED -> Optional.of(DeregistrationStep.ISSUE);
          case RETURNED -> Optional.of(DeregistrationStep.RETURN);
          case WITHDRAWN -> Optional.of(DeregistrationStep.WITHDRAW);
          case RECEIVED, ACCEPTED -> Optional.empty();
        };
    return Stream.of(
            Optional.of(event(made.receivedAt(), DeregistrationStep.FILE, words)),
            made.acceptedAt().map(at -> event(at, DeregistrationStep.ACCEPT, words)),
            made.closedAt().flatMap(at -> end.map(step -> event(at, step, words))))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The words of a step are the same for every application. */
  private static Fact event(Instant at, DeregistrationStep step, Words words) {
    return new Fact(words.moment(at), words.of(step));
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, Words.JAPAN);
  }
}
