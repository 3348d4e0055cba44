package tegata.domain.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.domain.registration.DeregistrationStep.CANCEL_CERTIFICATE;
import static tegata.domain.registration.DeregistrationStep.FILE;
import static tegata.domain.registration.DeregistrationStep.MEND;
import static tegata.domain.registration.DeregistrationStep.REISSUE;
import static tegata.domain.registration.DeregistrationStep.RETURN;
import static tegata.domain.registration.DeregistrationStep.WITHDRAW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.domain.registration.Deregistration.Status;

class DeregistrationStepTest {
  private static final Set<Status> ENDS = Set.of(Status.DONE, Status.WITHDRAWN);

  @ParameterizedTest(name = "{0} でできること: {1}")
  @DisplayName("どの状態から何ができるか")
  @CsvSource({
    "DRAFT, FILE",
    "RECEIVED, WITHDRAW ACCEPT RETURN RELEASE CLOSE",
    "INSURER_ACCEPTED, RETURN ISSUE RELEASE CLOSE",
    "CERTIFICATE_ISSUED, ACKNOWLEDGE",
    "INTERMEDIARY_ACCEPTED, SCHEDULE",
    "SCHEDULED, CANCEL_CERTIFICATE REISSUE END",
    "RETURNED, WITHDRAW MEND CLOSE",
    "DONE, ''",
    "WITHDRAWN, ''",
  })
  void whatIsPossible(Status status, String steps) {
    assertThat(
            Arrays.stream(DeregistrationStep.values())
                .filter(step -> step.isPossibleFrom(status))
                .map(Enum::name)
                .collect(Collectors.joining(" ")))
        .isEqualTo(steps);
  }

  @Property
  @Label("どの順に試しても、資格確認書の前に日付は決まらず、受理の後に取下げはない")
  void noOrderSkipsTheCertificate(@ForAll List<DeregistrationStep> attempts) {
    Status status = Status.DRAFT;
    Set<DeregistrationStep> taken = java.util.EnumSet.noneOf(DeregistrationStep.class);
    for (DeregistrationStep step : attempts) {
      if (step.isPossibleFrom(status)) {
        taken.add(step);
        status = step.to();
      }
      if (status == Status.SCHEDULED || status == Status.DONE) {
        assertThat(taken)
            .contains(FILE, DeregistrationStep.ACCEPT, DeregistrationStep.ISSUE)
            .doesNotContain(WITHDRAW);
      }
    }
  }

  @Test
  @DisplayName("終わりの状態のほかはどこからでも終わりに着く")
  void everythingEnds() {
    for (Status status : Status.values()) {
      assertThat(reachable(status)).as(status.name()).containsAnyElementsOf(ENDS);
    }
    assertThat(reachable(Status.DRAFT)).containsExactlyInAnyOrder(Status.values());
  }

  @Test
  @DisplayName("文書の図は、この状態遷移から描いたものと同じ")
  void theDrawingIsTheCode() throws IOException {
    assertThat(Files.readString(Path.of("../../docs/deregistration.md")))
        .as("copy this into docs/deregistration.md:%n%s", drawing())
        .contains(drawing());
  }

  private static Set<Status> reachable(Status from) {
    Set<Status> seen = java.util.EnumSet.of(from);
    while (Stream.of(DeregistrationStep.values())
        .filter(step -> seen.stream().anyMatch(step::isPossibleFrom))
        .map(DeregistrationStep::to)
        .map(seen::add)
        .reduce(false, Boolean::logicalOr)) {
      // until nothing new is reached
    }
    return seen;
  }

  private static String drawing() {
    StringBuilder lines = new StringBuilder("```mermaid\nstateDiagram-v2\n  [*] --> DRAFT\n");
    for (DeregistrationStep step : DeregistrationStep.values()) {
      for (Status from : Status.values()) {
        if (step.isPossibleFrom(from)) {
          lines.append("  %s --> %s: %s by %s\n".formatted(from, step.to(), step, step.by()));
        }
      }
    }
    ENDS.stream().sorted().forEach(end -> lines.append("  %s --> [*]\n".formatted(end)));
    return lines.append("```\n").toString();
  }

  @Test
  @DisplayName("資格確認書の取消しと再交付は予定を動かさず、差戻しは直すか取り下げるかで先へ進む")
  void sideSteps() {
    assertThat(CANCEL_CERTIFICATE.to()).isEqualTo(Status.SCHEDULED);
    assertThat(REISSUE.to()).isEqualTo(Status.SCHEDULED);
    assertThat(MEND.isPossibleFrom(RETURN.to())).isTrue();
    assertThat(WITHDRAW.isPossibleFrom(RETURN.to())).isTrue();
  }
}
