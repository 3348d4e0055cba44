package tegata.portal.inquiry;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.contract.Bus;
import tegata.contract.DraftApi;
import tegata.portal.chain.Visit;

/**
 * 書きかけの問い合わせ: which entry, and what was written. There is one at a time. It is a convenience: where
 * it cannot be read or dropped the form works without.
 */
final class InquiryDraft {
  static final String FORM = "inquiry";
  private static final Logger LOG = LoggerFactory.getLogger(InquiryDraft.class);

  private final Bus bus;

  /** What was begun. */
  record Begun(long entry, String text) {}

  InquiryDraft(Bus bus) {
    this.bus = bus;
  }

  /** The content of a draft that a form's fields make. */
  static String content(MultiMap fields) {
    return InquiryForm.entry(fields) + "\n" + InquiryForm.text(fields);
  }

  Future<Optional<Begun>> load(RoutingContext ctx) {
    return bus.ask(DraftApi.LOAD, Visit.of(ctx).caller(), of(ctx))
        .map(found -> found.content().flatMap(InquiryDraft::begun))
        .onFailure(e -> LOG.warn("a draft cannot be read: {}", e.getMessage()))
        .otherwise(Optional.empty());
  }

  /** Keeps what was typed; a failure is shown, because the person relies on it. */
  Future<Void> keep(RoutingContext ctx, InquiryForm form) {
    Visit visit = Visit.of(ctx);
    return bus.ask(
            DraftApi.SAVE,
            visit.caller(),
            new DraftApi.Save(
                visit.subject().person(), FORM, content(ctx.request().formAttributes())))
        .mapEmpty();
  }

  /** Forgets it, now that it was sent. */
  Future<Void> drop(RoutingContext ctx) {
    return bus.ask(DraftApi.DROP, Visit.of(ctx).caller(), of(ctx))
        .onFailure(e -> LOG.warn("a draft cannot be dropped: {}", e.getMessage()))
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  private static Optional<Begun> begun(String content) {
    String[] parts = content.split("\n", 2);
    return parts.length == 2
        ? InquiryForm.number(parts[0]).map(entry -> new Begun(entry, parts[1]))
        : Optional.empty();
  }

  private static DraftApi.Of of(RoutingContext ctx) {
    return new DraftApi.Of(Visit.of(ctx).subject().person(), FORM);
  }
}
