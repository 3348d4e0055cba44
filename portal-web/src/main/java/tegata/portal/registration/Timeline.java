package tegata.portal.registration;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tegata.contract.RegistrationApi.Application;
import tegata.domain.registration.Deregistration;
import tegata.domain.registration.Deregistration.Status;
import tegata.domain.registration.DeregistrationStep;
import tegata.domain.registration.EligibilityCertificate;
import tegata.portal.page.Words;

/** 解除までの流れ, step by step, with the dates that are known and, marked so, those expected. */
final class Timeline {

  /** The steps, in their order. */
  enum Milestone {
    RECEIVED(Status.RECEIVED),
    INSURER_ACCEPTED(Status.INSURER_ACCEPTED),
    CERTIFICATE_ISSUED(Status.CERTIFICATE_ISSUED),
    INTERMEDIARY_ACCEPTED(Status.INTERMEDIARY_ACCEPTED),
    DONE(Status.DONE);

    private final Status reachedWith;

    Milestone(Status reachedWith) {
      this.reachedWith = reachedWith;
    }

    /** One that was returned or withdrawn has only been received. */
    boolean isReachedBy(Status status) {
      return status == Status.RETURNED || status == Status.WITHDRAWN
          ? this == RECEIVED
          : status.compareTo(reachedWith) >= 0;
    }
  }

  /** How far a step is, in a word and not by colour alone. */
  enum Progress {
    REACHED,
    NEXT,
    LATER
  }

  /**
   * One step.
   *
   * @param date when it happened or is expected; empty text where nobody knows
   * @param state the word of its progress
   * @param style of its progress, for the mark before it
   */
  public record Step(String name, String date, String state, String style) {}

  private Timeline() {}

  static List<Step> of(Application application, LocalDate today, Words words) {
    Deregistration made = application.deregistration();
    Optional<Milestone> next =
        made.isOpen() && made.status() != Status.RETURNED
            ? Arrays.stream(Milestone.values())
                .filter(s -> !s.isReachedBy(made.status()))
                .findFirst()
            : Optional.empty();
    return Arrays.stream(Milestone.values())
        .filter(m -> made.status() != Status.WITHDRAWN || m.isReachedBy(made.status()))
        .map(
            milestone ->
                step(milestone, progress(milestone, made, next), application, today, words))
        .toList();
  }

  private static Progress progress(
      Milestone milestone, Deregistration made, Optional<Milestone> next) {
    if (milestone.isReachedBy(made.status())) {
      return Progress.REACHED;
    }
    return next.filter(milestone::equals).isPresent() ? Progress.NEXT : Progress.LATER;
  }

  private static Step step(
      Milestone milestone,
      Progress progress,
      Application application,
      LocalDate today,
      Words words) {
    return new Step(
        words.of(milestone),
        date(milestone, progress, application, today, words),
        words.of(progress),
        progress.name().toLowerCase(Locale.ROOT));
  }

  private static String date(
      Milestone milestone,
      Progress progress,
      Application application,
      LocalDate today,
      Words words) {
    Deregistration made = application.deregistration();
    if (milestone == Milestone.DONE) {
      return end(application, today, words);
    }
    if (progress != Progress.REACHED) {
      return "";
    }
    Optional<LocalDate> day =
        switch (milestone) {
          case CERTIFICATE_ISSUED ->
              made.certificate()
                  .map(EligibilityCertificate::issuedOn)
                  .or(() -> lastOf(DeregistrationStep.ISSUE, application));
          case INTERMEDIARY_ACCEPTED -> made.intermediaryAcceptedOn();
          case INSURER_ACCEPTED -> lastOf(DeregistrationStep.ACCEPT, application);
          case RECEIVED, DONE -> Optional.of(LocalDate.ofInstant(made.receivedAt(), Words.JAPAN));
        };
    return day.map(words::day).orElse("");
  }

  /**
   * A step can be taken again after the application was returned and mended: the last one counts.
   */
  private static Optional<LocalDate> lastOf(DeregistrationStep step, Application application) {
    return application.steps().stream()
        .filter(taken -> taken.step() == step)
        .reduce((first, second) -> second)
        .map(taken -> LocalDate.ofInstant(taken.at(), Words.JAPAN));
  }

  private static String end(Application application, LocalDate today, Words words) {
    Deregistration made = application.deregistration();
    Optional<LocalDate> ended = lastOf(DeregistrationStep.END, application);
    if (ended.isPresent()) {
      return words.text("application.ended", words.day(ended.get()));
    }
    if (made.lastDay().isPresent()) {
      return words.text("application.ends", words.day(made.lastDay().get()));
    }
    boolean onItsWay = made.isOpen() && made.status() != Status.RETURNED;
    return onItsWay
        ? words.text("application.ends.expected", words.day(Deregistration.lastDayAfter(today)))
        : "";
  }
}
