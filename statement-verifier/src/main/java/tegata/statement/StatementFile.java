package tegata.statement;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tegata.proof.LoggedEntry;
import tegata.proof.ProvenEntry;
import tegata.proof.Statement;

/**
 * Reads a statement as it was downloaded. A member that is missing, or given twice, is an error.
 */
final class StatementFile {
  private static final JSON READER = JSON.std.with(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS);

  private StatementFile() {}

  /**
   * Reads the JSON.
   *
   * @throws IllegalArgumentException when it is no statement
   */
  static Statement read(byte[] json) {
    try (JsonParser parser = READER.getStreamingFactory().createParser(json)) {
      Map<String, Object> root = READER.mapFrom(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("something follows the statement");
      }
      return statement(new Members(root));
    } catch (IOException | DateTimeException | ClassCastException e) {
      throw new IllegalArgumentException("no statement", e);
    }
  }

  private static Statement statement(Members in) {
    return new Statement(
        in.text("format"),
        UUID.fromString(in.text("person")),
        LocalDate.parse(in.text("from")),
        LocalDate.parse(in.text("to")),
        in.text("head"),
        in.text("publicKey"),
        in.list("rows").stream().map(StatementFile::row).toList());
  }

  private static ProvenEntry row(Object row) {
    Members in = Members.of(row);
    return new ProvenEntry(
        entry(in.members("entry")),
        in.number("leaf"),
        in.list("path").stream().map(String.class::cast).toList());
  }

  private static LoggedEntry entry(Members in) {
    return new LoggedEntry(
        in.number("number"),
        Instant.parse(in.text("at")),
        in.text("kind"),
        in.optionalText("subject").map(UUID::fromString),
        in.text("actorKind"),
        in.text("actorId"),
        in.text("actorName"),
        in.list("categories").stream().map(String.class::cast).toList(),
        in.text("basis"),
        in.text("result"),
        UUID.fromString(in.text("request")),
        in.optionalText("note"),
        in.text("salt"));
  }

  private record Members(Map<?, ?> map) {
    static Members of(Object object) {
      return new Members((Map<?, ?>) object);
    }

    Members members(String name) {
      return of(required(name));
    }

    String text(String name) {
      return (String) required(name);
    }

    Optional<String> optionalText(String name) {
      return Optional.ofNullable((String) map.get(name));
    }

    /** Whole numbers only: {@code 1.5} or {@code 1e99} is no place in a log. */
    long number(String name) {
      Object value = required(name);
      if (value instanceof Integer || value instanceof Long) {
        return ((Number) value).longValue();
      }
      throw new IllegalArgumentException(
          name + (value instanceof BigInteger ? " is too large" : " is no whole number"));
    }

    List<?> list(String name) {
      return (List<?>) required(name);
    }

    private Object required(String name) {
      Object value = map.get(name);
      if (value == null) {
        throw new IllegalArgumentException(name + " is missing");
      }
      return value;
    }
  }
}
