package tegata.portal.tax;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.contract.Bus;
import tegata.contract.DraftApi;
import tegata.portal.chain.EndedForms;
import tegata.portal.chain.FormToken;
import tegata.portal.chain.Visit;

/** 時間切れのあとに送られた入力: found again on its page after the next login, until it is saved. */
final class LateForm {
  private static final Logger LOG = LoggerFactory.getLogger(LateForm.class);
  private static final String NAME = "tax";

  /** The pages of the wizard on which something is typed. */
  private static final String PAGES =
      "/tax/\\d{4}/(who|add|paste|reimbursed|income|effort|receipts/[0-9a-f-]{36})";

  private final Bus bus;

  LateForm(Bus bus) {
    this.bus = bus;
  }

  static EndedForms.Form kept() {
    return new EndedForms.Form(PAGES, NAME, "/tax/late", LateForm::content, true);
  }

  /** What was kept for this page. */
  Future<Optional<TaxForm>> of(RoutingContext ctx, long version, String note) {
    String at = ctx.request().path();
    return load(ctx)
        .map(
            kept ->
                kept.filter(form -> form.at().equals(at)).map(form -> form.over(version, note)));
  }

  /** Where what was kept is found again. */
  Future<Optional<String>> page(RoutingContext ctx) {
    return load(ctx).map(kept -> kept.map(TaxForm::at).filter(at -> at.matches(PAGES)));
  }

  /** Forgets it, now that it was saved. */
  Future<Void> drop(RoutingContext ctx) {
    return bus.ask(DraftApi.DROP, Visit.of(ctx).caller(), name(ctx))
        .onFailure(e -> LOG.warn("a draft cannot be dropped: {}", e.getMessage()))
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  private Future<Optional<TaxForm>> load(RoutingContext ctx) {
    return bus.ask(DraftApi.LOAD, Visit.of(ctx).caller(), name(ctx))
        .map(found -> found.content().map(LateForm::form))
        .onFailure(e -> LOG.warn("a draft cannot be read: {}", e.getMessage()))
        .otherwise(Optional.empty());
  }

  private static DraftApi.Of name(RoutingContext ctx) {
    return new DraftApi.Of(Visit.of(ctx).person().person(), NAME);
  }

  private static String content(MultiMap fields) {
    var typed = new JsonObject();
    fields.names().stream()
        .filter(name -> !name.equals(FormToken.FIELD))
        .forEach(name -> typed.put(name, new JsonArray(fields.getAll(name))));
    return typed.encode();
  }

  private static TaxForm form(String content) {
    var kept = new JsonObject(content);
    Map<String, List<String>> typed =
        kept.fieldNames().stream()
            .collect(
                Collectors.toMap(
                    name -> name,
                    name -> kept.getJsonArray(name).stream().map(Object::toString).toList(),
                    (one, other) -> one,
                    TreeMap::new));
    String at = typed.getOrDefault(TaxForm.AT, List.of("")).get(0);
    return TaxForm.begun(at, 0, typed);
  }
}
