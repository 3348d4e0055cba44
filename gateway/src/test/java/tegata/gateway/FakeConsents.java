package tegata.gateway;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.ConsentApi;
import tegata.contract.ConsentApi.GiveByCard;
import tegata.contract.ConsentApi.GiveOnPaper;
import tegata.contract.ConsentApi.Given;
import tegata.contract.ConsentApi.OfFacility;
import tegata.contract.Fault;
import tegata.domain.consent.Category;
import tegata.domain.consent.Consent.State;

/** The worker that keeps consents, knowing one. */
final class FakeConsents {
  static final UUID ID = UUID.fromString("00000000-0000-4000-8000-0000000000c1");
  static final Instant UNTIL = Instant.parse("2026-11-24T01:02:03.456789Z");

  /** What was asked, and by whom. */
  record Asked(Caller caller, Object question) {}

  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile Optional<Fault> fault = Optional.empty();

  Future<Void> serve(Bus bus) {
    return Future.all(
            bus.serve(ConsentApi.GIVE_BY_CARD, this::byCard),
            bus.serve(ConsentApi.GIVE_ON_PAPER, this::onPaper),
            bus.serve(ConsentApi.SHOW_TO_FACILITY, (c, q) -> known(c, q, State.STANDING)),
            bus.serve(ConsentApi.END, (c, q) -> known(c, q, State.REVOKED)))
        .mapEmpty();
  }

  List<Asked> asked() {
    return asked;
  }

  void reset() {
    asked.clear();
    fault = Optional.empty();
  }

  void refuse(Fault with) {
    fault = Optional.of(with);
  }

  private Future<Given> byCard(Caller caller, GiveByCard question) {
    return given(caller, question, question.categories());
  }

  private Future<Given> onPaper(Caller caller, GiveOnPaper question) {
    return given(caller, question, question.categories());
  }

  private Future<Given> given(Caller caller, Object question, Set<Category> categories) {
    asked.add(new Asked(caller, question));
    Set<Category> named = categories.isEmpty() ? Set.of(Category.CHECKUPS) : categories;
    return fault
        .<Future<Given>>map(Future::failedFuture)
        .orElseGet(() -> Future.succeededFuture(consent(named, State.STANDING)));
  }

  private Future<Given> known(Caller caller, OfFacility question, State state) {
    asked.add(new Asked(caller, question));
    return question.id().equals(ID)
        ? Future.succeededFuture(consent(Set.of(Category.MEDICATIONS), state))
        : Future.failedFuture(
            new Fault(
                Fault.Kind.NOT_FOUND,
                "consent-unknown",
                "No consent to this facility has this id."));
  }

  private static Given consent(Set<Category> categories, State state) {
    return new Given(ID, FakeWorkers.REF, categories, UNTIL.minusSeconds(86_400), UNTIL, state);
  }
}
