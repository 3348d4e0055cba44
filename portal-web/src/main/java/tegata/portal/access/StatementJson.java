package tegata.portal.access;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import tegata.contract.Json;
import tegata.proof.ProvenEntry;
import tegata.proof.Statement;

/** A statement's file, piece by piece. It is JSON only with its last piece. */
final class StatementJson {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final JsonGenerator json;

  StatementJson() {
    try {
      json = Json.MAPPER.createGenerator(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands before the rows. */
  Buffer begin(Statement statement) {
    return piece(
        () -> {
          json.writeStartObject();
          json.writeStringField("format", statement.format());
          json.writeStringField("person", statement.person().toString());
          json.writeStringField("from", statement.from().toString());
          json.writeStringField("to", statement.to().toString());
          json.writeStringField("head", statement.head());
          json.writeStringField("publicKey", statement.publicKey());
          json.writeArrayFieldStart("rows");
        });
  }

  Buffer rows(List<ProvenEntry> rows) {
    return piece(
        () -> {
          for (ProvenEntry row : rows) {
            json.writePOJO(row);
          }
        });
  }

  Buffer end() {
    return piece(
        () -> {
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private interface Writing {
    void write() throws IOException;
  }

  private Buffer piece(Writing writing) {
    try {
      writing.write();
      json.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Buffer piece = Buffer.buffer(bytes.toByteArray());
    bytes.reset();
    return piece;
  }
}
