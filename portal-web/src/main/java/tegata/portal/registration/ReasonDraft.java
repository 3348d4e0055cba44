package tegata.portal.registration;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.contract.Bus;
import tegata.contract.DraftApi;
import tegata.portal.chain.Visit;

/**
 * 書きかけの理由, or what else is written to the insurer. Found again after a timeout. A draft is a
 * convenience: where it cannot be read or dropped the form works without.
 */
final class ReasonDraft {
  private static final Logger LOG = LoggerFactory.getLogger(ReasonDraft.class);
  static final String FORM = "deregistration";

  private final Bus bus;
  private final String form;

  ReasonDraft(Bus bus) {
    this(bus, FORM);
  }

  ReasonDraft(Bus bus, String form) {
    this.bus = bus;
    this.form = form;
  }

  /** What was kept, empty text where nothing was. */
  Future<String> load(RoutingContext ctx) {
    return bus.ask(DraftApi.LOAD, Visit.of(ctx).caller(), of(ctx))
        .map(found -> found.content().orElse(""))
        .onFailure(e -> LOG.warn("a draft cannot be read: {}", e.getMessage()))
        .otherwise("");
  }

  /** Keeps the reason as typed; a failure is shown, because the person relies on it. */
  Future<Void> keep(RoutingContext ctx, Optional<String> reason) {
    Visit visit = Visit.of(ctx);
    return bus.ask(
            DraftApi.SAVE,
            visit.caller(),
            new DraftApi.Save(visit.subject().person(), form, reason.orElse("")))
        .mapEmpty();
  }

  /** Forgets it, now that it was sent. */
  Future<Void> drop(RoutingContext ctx) {
    return bus.ask(DraftApi.DROP, Visit.of(ctx).caller(), of(ctx))
        .onFailure(e -> LOG.warn("a draft cannot be dropped: {}", e.getMessage()))
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  private DraftApi.Of of(RoutingContext ctx) {
    return new DraftApi.Of(Visit.of(ctx).subject().person(), form);
  }
}
