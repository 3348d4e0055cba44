package tegata.gateway.records;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
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
    return new WholeRecords<>(
            cursor ->
                ask(
                    MedicationApi.FOR_FACILITY,
                    caller,
                    new MedicationApi.ForFacility(ref, Optional.empty(), Optional.empty(), cursor)),
            page -> page.medicines().rows(),
            page -> page.medicines().next())
        .read()
        .compose(
            whole -> {
              Medicines first = whole.first().medicines();
              MedicationsAnswer answer =
                  new MedicationsAnswer(
                      ref, first.firstMonth(), first.arrivedUntil(), whole.rows());
              return format.send(
                  ctx,
                  () -> answer,
                  encoding ->
                      YzkXml.medicines(
                          caller.id(), whole.first().subject(), answer.medications(), encoding));
            });
  }

  private Future<Void> checkups(RoutingContext ctx) {
    Caller caller = caller(ctx);
    RecordFormat format = RecordFormat.of(ctx);
    UUID ref = PathId.of(ctx, "ref");
    return new WholeRecords<>(
            cursor ->
                ask(
                    CheckupApi.FOR_FACILITY,
                    caller,
                    new CheckupApi.ForFacility(ref, Optional.empty(), Optional.empty(), cursor)),
            page -> page.checkups().rows(),
            page -> page.checkups().next())
        .read()
        .compose(
            whole -> {
              CheckupsAnswer answer =
                  new CheckupsAnswer(ref, whole.first().checkups().firstDay(), whole.rows());
              return format.send(
                  ctx,
                  () -> answer,
                  encoding ->
                      TkkXml.checkups(
                          caller.id(), whole.first().subject(), answer.checkups(), encoding));
            });
  }

  private Future<Void> treatments(RoutingContext ctx, Category category) {
    Caller caller = caller(ctx);
    RecordFormat format = RecordFormat.of(ctx);
    UUID ref = PathId.of(ctx, "ref");
    return new WholeRecords<>(
            cursor ->
                ask(
                    TreatmentApi.FOR_FACILITY,
                    caller,
                    new TreatmentApi.ForFacility(ref, category, cursor)),
            page -> page.treatments().rows(),
            page -> page.treatments().next())
        .read()
        .compose(
            whole -> {
              TreatmentsAnswer answer =
                  TreatmentsAnswer.of(
                      ref, category, whole.first().treatments().firstMonth(), whole.rows());
              return format.send(
                  ctx,
                  () -> answer,
                  encoding ->
                      YzkXml.treatments(
                          caller.id(), whole.first().subject(), answer.rows(), encoding));
            });
  }

  private <Q, A> Future<A> ask(Address<Q, A> address, Caller caller, Q question) {
    return limit.within(() -> bus.ask(address, caller, question));
  }

  private static Caller caller(RoutingContext ctx) {
    AuthenticatedCaller caller = AuthenticatedCaller.of(ctx);
    caller.require(Scope.RECORDS);
    return caller.caller();
  }
}
