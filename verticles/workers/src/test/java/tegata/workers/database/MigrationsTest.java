package tegata.workers.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  private static final Path FOLDER = Path.of("src/main/resources/db/migration");

  @Test
  @DisplayName("版の番号は一つずつで、最も新しいものがこのビルドの版である")
  void everyNumberIsOnce() throws IOException {
    List<Integer> numbers;
    try (Stream<Path> files = Files.list(FOLDER)) {
      numbers =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith("V"))
              .map(name -> Integer.valueOf(name.substring(1, name.indexOf("__"))))
              .sorted()
              .toList();
    }

    assertThat(numbers)
        .doesNotHaveDuplicates()
        .last()
        .isEqualTo(Integer.valueOf(Migrations.VERSION));
  }
}
