package tegata.portal.checkup;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.UUID;
import tegata.contract.Bus;
import tegata.contract.Caller;
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
    return ask(bus, visit.caller(), visit.subject().person(), use);
  }

  /** Asks for those of a person, newest first. */
  public static Paged<CheckupApi.OwnCheckups> ask(Bus bus, Caller caller, UUID person, Use use) {
    return new Paged<>(
        row -> bus.ask(CheckupApi.ALL, caller, new CheckupApi.All(person, use, row)),
        CheckupApi.OwnCheckups::next);
  }

  /** The checkups of several answers. */
  public static List<Checkup> rows(List<CheckupApi.OwnCheckups> answers) {
    return answers.stream().flatMap(answer -> answer.rows().stream()).toList();
  }
}
