package tegata.gateway.body;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.regex.Pattern;

/** An id in the path. */
public final class PathId {
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** What no id of ours is. */
  private static final UUID NONE = new UUID(0, 0);

  private PathId() {}

  /** The id; for a text that is none, one that nothing has, so that both are answered alike. */
  public static UUID of(RoutingContext ctx, String parameter) {
    String text = ctx.pathParam(parameter);
    return UUID_TEXT.matcher(text).matches() ? UUID.fromString(text) : NONE;
  }
}
