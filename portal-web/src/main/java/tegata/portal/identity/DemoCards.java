package tegata.portal.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.contract.Json;

/**
 * The cards of fictitious people that a demo's login page lists with their PINs. Read anew each
 * time, because a demo writes the file after its portal has started. Without a demo there are none.
 */
public final class DemoCards {
  private static final Logger LOG = LoggerFactory.getLogger(DemoCards.class);

  /**
   * One card of a demo.
   *
   * @param example what it is an example of; the role of staff
   */
  public record Card(String name, String cardId, String pin, String example) {}

  private final FileSystem files;
  private final Optional<Path> people;

  public DemoCards(FileSystem files, Optional<Path> people) {
    this.files = files;
    this.people = people;
  }

  /** The cards, none where the file is not there (yet). */
  public Future<List<Card>> all() {
    return people
        .map(
            path ->
                files
                    .readFile(path.toString())
                    .map(DemoCards::read)
                    .onFailure(e -> LOG.warn("the demo's cards cannot be listed: {}", e.toString()))
                    .otherwise(List.of()))
        .orElseGet(() -> Future.succeededFuture(List.of()));
  }

  private static List<Card> read(Buffer file) {
    try {
      List<Card> cards = new ArrayList<>();
      for (JsonNode person : Json.MAPPER.readTree(file.getBytes())) {
        cards.add(
            new Card(
                person.path("name").asText(),
                person.path("cardId").asText(),
                person.path("pin").asText(""),
                person.path("example").asText(person.path("role").asText())));
      }
      return cards;
    } catch (IOException e) {
      throw new IllegalStateException("the list of demo people is no JSON", e);
    }
  }
}
