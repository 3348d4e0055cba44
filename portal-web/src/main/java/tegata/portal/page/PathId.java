package tegata.portal.page;

import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** An id in a page's address. */
public final class PathId {
  private static final Pattern SHAPE =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

  private PathId() {}

  /** The id of that name; empty for what has not the shape of one, and so is nobody's. */
  public static Optional<UUID> of(RoutingContext ctx, String name) {
    return Optional.ofNullable(ctx.pathParam(name)).flatMap(PathId::parse);
  }

  /** The same of a text that came some other way, with a form for instance. */
  public static Optional<UUID> parse(String typed) {
    return Optional.of(typed)
        .filter(text -> SHAPE.matcher(text).matches())
        .map(text -> UUID.fromString(text.toLowerCase(Locale.ROOT)));
  }
}
