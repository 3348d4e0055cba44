package tegata.node.trace;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import net.logstash.logback.composite.AbstractJsonProvider;
import org.slf4j.event.KeyValuePair;

/** Names the trace in every line that is logged within one; named in {@code logback.xml}. */
public final class TraceField extends AbstractJsonProvider<ILoggingEvent> {
  /** How it is called there, and by whoever names it in a line of its own. */
  public static final String NAME = "trace";

  @Override
  public void writeTo(JsonGenerator line, ILoggingEvent event) throws IOException {
    Optional<String> trace = CurrentTrace.id();
    if (trace.isPresent() && !isNamed(event.getKeyValuePairs())) {
      line.writeStringField(NAME, trace.get());
    }
  }

  private static boolean isNamed(List<KeyValuePair> pairs) {
    return pairs != null && pairs.stream().anyMatch(pair -> pair.key.equals(NAME));
  }
}
