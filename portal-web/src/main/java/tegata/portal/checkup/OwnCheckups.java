package tegata.portal.checkup;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import tegata.contract.Bus;
import tegata.contract.CheckupApi;
import tegata.contract.Use;
import tegata.domain.checkup.Checkup;
import tegata.portal.chain.Visit;
import tegata.portal.page.Paged;

/** All checkups of the person a visit is about. */
public final class OwnCheckups {
  private OwnCheckups() {}

  /** Asks for them, newest first. */
  public static Paged<CheckupApi.OwnCheckups> ask(Bus bus, RoutingContext ctx, Use use) {
    Visit visit = Visit.of(ctx);
    return new Paged<>(
        row ->
            bus.ask(
                CheckupApi.ALL,
                visit.caller(),
                new CheckupApi.All(visit.subject().person(), use, row)),
        CheckupApi.OwnCheckups::next);
  }

  /** The checkups of several answers. */
  public static List<Checkup> rows(List<CheckupApi.OwnCheckups> answers) {
    return answers.stream().flatMap(answer -> answer.rows().stream()).toList();
  }
}
