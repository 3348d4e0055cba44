package tegata.workers.insurer;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.people;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tegata.contract.Caller;
import tegata.contract.DeregistrationApi;
import tegata.contract.DeregistrationApi.Accept;
import tegata.contract.DeregistrationApi.Issue;
import tegata.contract.DeregistrationApi.On;
import tegata.contract.InsurerDeskApi;
import tegata.contract.InsurerDeskApi.Open;
import tegata.contract.RegistrationApi;
import tegata.contract.RegistrationApi.Application;
import tegata.contract.RegistrationApi.Deregister;
import tegata.domain.insurer.DeskPurpose;
import tegata.domain.registration.Deregistration.Status;
import tegata.domain.staff.StaffRole;
import tegata.workers.RunningWorkers;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

/** {@code staff.oneDoesAll}: an insurer with one desk. */
@ExtendWith(PostgresExtension.class)
class OneDeskTest {
  @ParameterizedTest
  @EnumSource(
      value = StaffRole.class,
      names = {"INSURER_CLERK", "INSURER_APPROVER"})
  @DisplayName("切りかえた所では、一人の職員が受理も交付もでき、画面にもそう伝わる")
  void oneMemberAcceptsAndIssues(StaffRole role, TestDatabase database) throws SQLException {
    database.clear();
    database.take(NOW, people(TARO));
    UUID taro = UUID.fromString(database.value("select id from person"));
    UUID id = UUID.randomUUID();
    database.asOwner(
        """
        insert into staff (id, number, name, role, insurer_number, card_issuer, card_serial)
          values ('%1$s', '%1$s', '架空 職員', '%2$s', '06130488', 'CN=x', '%1$s')
        """
            .formatted(id, role));
    Caller member = Caller.staff(role, id, "架空 職員", UUID.randomUUID());
    try (RunningWorkers workers = RunningWorkers.withOneDesk(database, NOW)) {
      Application filed =
          workers.ask(
              RegistrationApi.DEREGISTER,
              Caller.patient(taro, "", UUID.randomUUID()),
              new Deregister(taro, UUID.randomUUID(), Optional.empty()));
      Application accepted = workers.ask(DeregistrationApi.ACCEPT, member, new Accept(on(filed)));
      LocalDate today = LocalDate.now(NOW);
      Application issued =
          workers.ask(
              DeregistrationApi.ISSUE, member, new Issue(on(accepted), today, today.plusYears(5)));

      assertThat(issued.deregistration().status()).isEqualTo(Status.CERTIFICATE_ISSUED);
      assertThat(
              workers
                  .ask(
                      InsurerDeskApi.OPEN,
                      member,
                      new Open(issued.deregistration().number(), DeskPurpose.EXAMINATION))
                  .examined()
                  .orElseThrow()
                  .oneDoesAll())
          .isTrue();
    }
  }

  private static On on(Application seen) {
    return new On(
        seen.deregistration().number(), seen.deregistration().version(), UUID.randomUUID());
  }
}
