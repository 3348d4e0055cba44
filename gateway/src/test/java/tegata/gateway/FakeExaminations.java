package tegata.gateway;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.DeregistrationApi;
import tegata.contract.DeregistrationApi.WaitingFor;
import tegata.contract.DeregistrationApi.WaitingPage;
import tegata.contract.Fault;
import tegata.contract.InsurerDeskApi;
import tegata.contract.InsurerDeskApi.Examined;
import tegata.contract.InsurerDeskApi.FoundExamined;
import tegata.contract.InsurerDeskApi.Member;
import tegata.contract.InsurerDeskApi.Waiting;
import tegata.contract.RegistrationApi.Application;
import tegata.contract.RegistrationApi.Insurer;
import tegata.domain.eligibility.Coverage;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.insurer.ExaminationDeadline;
import tegata.domain.person.Sex;
import tegata.domain.registration.Deregistration;
import tegata.domain.registration.Deregistration.Status;
import tegata.domain.registration.EligibilityCertificate;

/** 解除申請の審査, as a test tells it to be. Persons and insurers are fictitious (架空). */
final class FakeExaminations {
  static final String NUMBER = "D-202611-000042-7";
  static final String INSURER = "06130488";
  private static final Instant RECEIVED = Instant.parse("2026-11-21T03:00:00Z");

  final List<Caller> callers = new CopyOnWriteArrayList<>();
  final List<Object> asked = new CopyOnWriteArrayList<>();
  volatile Optional<Fault> fault = Optional.empty();
  volatile List<Waiting> rows = List.of(waiting());

  Future<?> serve(Bus bus) {
    return bus.serve(
            DeregistrationApi.WAITING,
            (caller, q) -> {
              note(caller, q);
              return Future.succeededFuture(
                  new WaitingPage(
                      rows,
                      q.equals(new WaitingFor(Optional.empty())) ? next() : Optional.empty()));
            })
        .compose(
            x ->
                bus.serve(
                    InsurerDeskApi.OPEN,
                    (caller, q) -> {
                      note(caller, q);
                      return Future.succeededFuture(
                          new FoundExamined(
                              Optional.of(examined()).filter(e -> q.number().equals(NUMBER))));
                    }))
        .compose(
            x ->
                bus.serve(
                    DeregistrationApi.ACCEPT,
                    (caller, q) -> decided(caller, q, q.on().number(), Status.INSURER_ACCEPTED)))
        .compose(
            x ->
                bus.serve(
                    DeregistrationApi.RETURN,
                    (caller, q) -> decided(caller, q, q.on().number(), Status.RETURNED)))
        .compose(
            x ->
                bus.serve(
                    DeregistrationApi.ISSUE,
                    (caller, q) -> decided(caller, q, q.on().number(), Status.CERTIFICATE_ISSUED)));
  }

  static Waiting waiting() {
    return new Waiting(NUMBER, 1, Status.RECEIVED, RECEIVED, ExaminationDeadline.of(RECEIVED));
  }

  private static Optional<String> next() {
    return Optional.of("bmV4dA");
  }

  private void note(Caller caller, Object question) {
    callers.add(caller);
    asked.add(question);
  }

  private Future<Application> decided(
      Caller caller, Object question, String number, Status status) {
    note(caller, question);
    Fault unknown =
        new Fault(Fault.Kind.NOT_FOUND, "no-such-application", "There is no such application.");
    if (!number.equals(NUMBER)) {
      return Future.failedFuture(unknown);
    }
    return fault
        .<Future<Application>>map(Future::failedFuture)
        .orElseGet(() -> Future.succeededFuture(application(status)));
  }

  private static Application application(Status status) {
    boolean issued = status == Status.CERTIFICATE_ISSUED;
    return new Application(
        new Deregistration(
            UUID.fromString("0f5f3c2e-94ab-4c8f-a6a0-6cf4c9ed2a10"),
            NUMBER,
            UUID.fromString("00000000-0000-4000-8000-0000000000c1"),
            INSURER,
            status,
            2,
            RECEIVED,
            Optional.of(
                    new EligibilityCertificate(
                        INSURER,
                        LocalDate.of(2026, 11, 27),
                        LocalDate.of(2031, 11, 26),
                        Optional.of("P-202611-000007-2")))
                .filter(x -> issued),
            Optional.empty()),
        new Insurer(INSURER, "架空健康保険組合"),
        Optional.of("施設を選びたいため"),
        List.of(),
        Optional.empty(),
        false);
  }

  private static Examined examined() {
    return new Examined(
        application(Status.RECEIVED),
        new Member(
            UUID.fromString("00000000-0000-4000-8000-0000000000c1"),
            "架空 髙子",
            "カクウ タカコ",
            LocalDate.of(1980, 1, 10),
            Sex.FEMALE,
            Optional.empty()),
        Optional.of(
            new Coverage(
                new InsuredNumber(INSURER, Optional.of("１２"), "456", Optional.of("00")),
                "架空健康保険組合",
                Coverage.Relation.SELF,
                Optional.of(30),
                LocalDate.of(2020, 4, 1),
                Optional.empty())),
        true,
        false,
        false,
        false);
  }
}
