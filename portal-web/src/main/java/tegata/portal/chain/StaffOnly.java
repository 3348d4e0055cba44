package tegata.portal.chain;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import tegata.contract.Fault;
import tegata.domain.staff.StaffRole;

/**
 * Lets staff of these roles to a desk, sends whoever is not logged in to their login, and refuses
 * everybody else. The workers look again.
 */
public record StaffOnly(Set<StaffRole> roles) implements Handler<RoutingContext> {

  @Override
  public void handle(RoutingContext ctx) {
    Visit.of(ctx)
        .staff()
        .ifPresentOrElse(
            member -> {
              if (roles.contains(member.role())) {
                ctx.next();
              } else {
                ctx.fail(new Fault(Fault.Kind.FORBIDDEN, "not-on-duty", "Another role is needed."));
              }
            },
            () ->
                ctx.redirect(
                    "/staff/login?next="
                        + URLEncoder.encode(ctx.request().uri(), StandardCharsets.UTF_8)));
  }
}
