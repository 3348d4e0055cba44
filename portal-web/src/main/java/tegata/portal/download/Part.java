package tegata.portal.download;

import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * One file of the ZIP.
 *
 * @param name in the ZIP, with its folder
 * @param costly whether making it takes long or leaves a trace of its own, so that it is not made
 *     only to see how large it is
 */
record Part(String name, boolean costly, Supplier<Future<byte[]>> make) {}
