package tegata.simulators.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import tegata.simulators.files.WorldFiles;

/**
 * 人口. Everybody of the world, dated from its first day (the epoch) and kept in one file: a restart
 * next month finds the same birth dates and the same certificates.
 */
public record Population(LocalDate epoch, List<Person> people, List<Staff> staff) {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModules(new JavaTimeModule(), new Jdk8Module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /** Reads the file, or writes it the first time. */
  public static Population open(Path file, Clock clock) {
    try {
      if (Files.exists(file)) {
        return JSON.readValue(WorldFiles.read(file), Population.class);
      }
      LocalDate today = LocalDate.now(clock);
      Population first =
          new Population(today, new Cast(today).people(), new StaffCast(today).staff());
      WorldFiles.write(file, JSON.writeValueAsString(first));
      return first;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
