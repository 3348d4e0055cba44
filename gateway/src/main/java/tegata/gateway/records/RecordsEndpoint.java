package tegata.gateway.records;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Address;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.CheckupApi;
import tegata.contract.MedicationApi;
import tegata.contract.MedicationApi.Medicines;
import tegata.contract.TreatmentApi;
import tegata.domain.consent.Category;
import tegata.gateway.body.PagedAnswer;
import tegata.gateway.body.PathId;
import tegata.gateway.caller.AuthenticatedCaller;
import tegata.gateway.caller.Scope;
import tegata.gateway.overload.OwnLimit;

/**
 * GET /v1/patients/{ref}/… — 同意のある記録. The worker decides, reads and records in one transaction;
 * here nothing is decided and nothing kept.
 */
public final class RecordsEndpoint {
  private final Bus bus;
  private final OwnLimit limit;

  public RecordsEndpoint(Bus bus, OwnLimit limit) {
    this.bus = bus;
    this.limit = limit;
  }

  /** Mounts the routes; the caller must be known before. */
  public void mount(Router router) {
    router
        .get("/v1/patients/:ref/medications")
        .handler(ctx -> medications(ctx).onFailure(ctx::fail));
    router
        .get("/v1/patients/:ref/treatments")
        .handler(ctx -> treatments(ctx, Category.TREATMENTS).onFailure(ctx::fail));
    router
        .get("/v1/patients/:ref/operations")
        .handler(ctx -> treatments(ctx, Category.OPERATIONS).onFailure(ctx::fail));
    router.get("/v1/patients/:ref/checkups").handler(ctx -> checkups(ctx).onFailure(ctx::fail));
  }

  private Future<Void> medications(RoutingContext ctx) {
    Caller caller = caller(ctx);
    RecordFormat format = RecordFormat.of(ctx);
    UUID ref = PathId.of(ctx, "ref");
    return PagedAnswer.all(
            cursor ->
                ask(
                    MedicationApi.FOR_FACILITY,
                    caller,
                    new MedicationApi.ForFacility(ref, Optional.empty(), Optional.empty(), cursor)),
            page -> page.medicines().next())
        .compose(
            pages -> {
              MedicationsAnswer answer = medications(ref, pages);
              return format.send(
                  ctx,
                  () -> answer,
                  encoding ->
                      YzkXml.medicines(
                          caller.id(), pages.get(0).subject(), answer.medications(), encoding));
            });
  }

  private Future<Void> checkups(RoutingContext ctx) {
    Caller caller = caller(ctx);
    RecordFormat format = RecordFormat.of(ctx);
    UUID ref = PathId.of(ctx, "ref");
    return PagedAnswer.all(
            cursor ->
                ask(
                    CheckupApi.FOR_FACILITY,
                    caller,
                    new CheckupApi.ForFacility(ref, Optional.empty(), Optional.empty(), cursor)),
            page -> page.checkups().next())
        .compose(
            pages -> {
              CheckupsAnswer answer = checkups(ref, pages);
              return format.send(
                  ctx,
                  () -> answer,
                  encoding ->
                      TkkXml.checkups(
                          caller.id(), pages.get(0).subject(), answer.checkups(), encoding));
            });
  }

  private Future<Void> treatments(RoutingContext ctx, Category category) {
    Caller caller = caller(ctx);
    RecordFormat format = RecordFormat.of(ctx);
    UUID ref = PathId.of(ctx, "ref");
    return PagedAnswer.all(
            cursor ->
                ask(
                    TreatmentApi.FOR_FACILITY,
                    caller,
                    new TreatmentApi.ForFacility(ref, category, cursor)),
            page -> page.treatments().next())
        .compose(
            pages -> {
              TreatmentsAnswer answer = TreatmentsAnswer.of(ref, category, pages);
              return format.send(
                  ctx,
                  () -> answer,
                  encoding ->
                      YzkXml.treatments(
                          caller.id(), pages.get(0).subject(), answer.rows(), encoding));
            });
  }

  private <Q, A> Future<A> ask(Address<Q, A> address, Caller caller, Q question) {
    return limit.within(() -> bus.ask(address, caller, question));
  }

  private static MedicationsAnswer medications(UUID ref, List<MedicationApi.Provided> pages) {
    Medicines first = pages.get(0).medicines();
    return new MedicationsAnswer(
        ref,
        first.firstMonth(),
        first.arrivedUntil(),
        pages.stream().flatMap(page -> page.medicines().rows().stream()).toList());
  }

  private static CheckupsAnswer checkups(UUID ref, List<CheckupApi.Provided> pages) {
    return new CheckupsAnswer(
        ref,
        pages.get(0).checkups().firstDay(),
        pages.stream().flatMap(page -> page.checkups().rows().stream()).toList());
  }

  private static Caller caller(RoutingContext ctx) {
    AuthenticatedCaller caller = AuthenticatedCaller.of(ctx);
    caller.require(Scope.RECORDS);
    return caller.caller();
  }
}
