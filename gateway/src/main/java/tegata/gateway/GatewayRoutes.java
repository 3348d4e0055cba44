package tegata.gateway;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.List;
import tegata.contract.Bus;
import tegata.gateway.batch.BatchEndpoint;
import tegata.gateway.caller.CallerRoutes;
import tegata.gateway.consent.ConsentEndpoint;
import tegata.gateway.description.Contract;
import tegata.gateway.description.ContractRules;
import tegata.gateway.description.DescriptionEndpoint;
import tegata.gateway.document.DocumentEndpoint;
import tegata.gateway.eligibility.EligibilityEndpoint;
import tegata.gateway.eligibility.LimitsEndpoint;
import tegata.gateway.guard.MethodRules;
import tegata.gateway.identity.ChallengeEndpoint;
import tegata.gateway.insurer.Insurers;
import tegata.gateway.limit.Limits;
import tegata.gateway.observe.RequestObserver;
import tegata.gateway.overload.OwnLimit;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;
import tegata.gateway.problem.Problems;
import tegata.gateway.records.RecordsEndpoint;
import tegata.gateway.registration.DeregistrationEndpoint;
import tegata.gateway.registration.RegistrationEndpoint;
import tegata.gateway.tax.TaxDocumentEndpoint;
import tegata.node.connection.Connections;

/** Every path of the gateway, in the order in which a request meets it. */
final class GatewayRoutes {
  private final CallerRoutes callers;
  private final Bus bus;
  private final Insurers insurers;
  private final OwnLimit limit;
  private final Contract contract;
  private final RequestObserver observer;
  private final Limits limits;
  private final Connections connections;
  private final GatewayConfig config;
  private final Clock clock;

  GatewayRoutes(
      CallerRoutes callers,
      Bus bus,
      Insurers insurers,
      OwnLimit limit,
      Contract contract,
      RequestObserver observer,
      Limits limits,
      Connections connections,
      GatewayConfig config,
      Clock clock) {
    this.callers = callers;
    this.bus = bus;
    this.insurers = insurers;
    this.limit = limit;
    this.contract = contract;
    this.observer = observer;
    this.limits = limits;
    this.connections = connections;
    this.config = config;
    this.clock = clock;
  }

  Router router(Vertx vertx) {
    Router router = Router.router(vertx);
    router.route().handler(observer);
    router.route().handler(limits::ofCaller);
    router.route().handler(limits::ofNode);
    callers.mountMetadata(router);
    new DescriptionEndpoint(contract).mount(router);
    router.route("/tax-documents").handler(limits::ofTaxDocuments);
    new TaxDocumentEndpoint(bus).mount(router);

    // From here on, whoever has no certificate does not get a body read.
    router.route("/v1/*").handler(callers.authentication()::requireCertificate);
    BatchEndpoint batches = new BatchEndpoint(bus, connections, config.batchesOrDefault());
    batches.mountUpload(router, List.of(callers.authentication(), limits::ofFacility));
    router.route().handler(body());
    callers.mountTokens(router);
    router.route("/v1/*").handler(callers.authentication());
    router.route("/v1/*").handler(limits::ofFacility);
    ContractRules.mount(router, contract);
    new ChallengeEndpoint(bus).mount(router);
    new EligibilityEndpoint(bus, insurers, limit, clock).mount(router);
    new ConsentEndpoint(bus).mount(router);
    new RecordsEndpoint(bus, limit).mount(router);
    new LimitsEndpoint(bus, insurers, limit).mount(router);
    new RegistrationEndpoint(bus).mount(router);
    new DeregistrationEndpoint(bus).mount(router);
    batches.mount(router);
    new DocumentEndpoint(bus).mount(router);

    MethodRules.mount(router);
    router.route().handler(ctx -> ctx.fail(new Problem(ProblemType.NOT_FOUND)));
    router.route().failureHandler(Problems::handle);
    return router;
  }

  private static BodyHandler body() {
    return BodyHandler.create(false)
        .setBodyLimit(GatewayServer.MAX_BODY)
        .setMergeFormAttributes(false);
  }
}
