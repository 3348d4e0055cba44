package tegata.gateway.records;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.CheckupApi;
import tegata.contract.CheckupApi.Checkups;
import tegata.contract.MedicationApi;
import tegata.contract.MedicationApi.Medicines;
import tegata.gateway.body.JsonResponse;
import tegata.gateway.body.PathId;
import tegata.gateway.caller.AuthenticatedCaller;
import tegata.gateway.caller.Scope;

/**
 * GET /v1/patients/{ref}/… — 同意のある記録. The worker decides, reads and records in one transaction;
 * here nothing is decided and nothing kept.
 */
public final class RecordsEndpoint {
  private final Bus bus;

  public RecordsEndpoint(Bus bus) {
    this.bus = bus;
  }

  /** Mounts the routes; the caller must be known before. */
  public void mount(Router router) {
    router
        .get("/v1/patients/:ref/medications")
        .handler(ctx -> medications(ctx).onFailure(ctx::fail));
    router.get("/v1/patients/:ref/checkups").handler(ctx -> checkups(ctx).onFailure(ctx::fail));
  }

  private Future<Void> medications(RoutingContext ctx) {
    Caller caller = caller(ctx);
    UUID ref = PathId.of(ctx, "ref");
    return Pages.all(
            cursor ->
                bus.ask(
                    MedicationApi.FOR_FACILITY,
                    caller,
                    new MedicationApi.ForFacility(ref, Optional.empty(), Optional.empty(), cursor)),
            Medicines::next)
        .compose(pages -> JsonResponse.send(ctx, medications(ref, pages)));
  }

  private Future<Void> checkups(RoutingContext ctx) {
    Caller caller = caller(ctx);
    UUID ref = PathId.of(ctx, "ref");
    return Pages.all(
            cursor ->
                bus.ask(
                    CheckupApi.FOR_FACILITY,
                    caller,
                    new CheckupApi.ForFacility(ref, Optional.empty(), Optional.empty(), cursor)),
            Checkups::next)
        .compose(pages -> JsonResponse.send(ctx, checkups(ref, pages)));
  }

  private static MedicationsAnswer medications(UUID ref, List<Medicines> pages) {
    Medicines first = pages.get(0);
    return new MedicationsAnswer(
        ref,
        first.firstMonth(),
        first.arrivedUntil(),
        pages.stream().flatMap(page -> page.rows().stream()).toList());
  }

  private static CheckupsAnswer checkups(UUID ref, List<Checkups> pages) {
    return new CheckupsAnswer(
        ref,
        pages.get(0).firstDay(),
        pages.stream().flatMap(page -> page.rows().stream()).toList());
  }

  private static Caller caller(RoutingContext ctx) {
    AuthenticatedCaller caller = AuthenticatedCaller.of(ctx);
    caller.require(Scope.RECORDS);
    return caller.caller();
  }
}
