package tegata.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.acceptance.Repository;

class SystemActorsTest {
  private static final Pattern ACTING = Pattern.compile("Caller\\.system\\(\\s*\"([a-z-]+)\"");
  private static final Pattern NAMED = Pattern.compile("[A-Z_]+\\(\"([a-z-]+)\"\\)");

  /** They ask, and what they ask for has an actor of its own. */
  private static final Set<String> ASKING_ONLY = Set.of("gateway", "portal");

  @Test
  @DisplayName("Tegata の働きはどれも、アクセス履歴でことばになる")
  void everyActorHasAName() throws IOException, InterruptedException {
    Set<String> acting = new TreeSet<>();
    for (Path file : Repository.tracked()) {
      String name = file.toString();
      if (name.endsWith(".java") && name.contains("/src/main/") && Files.exists(file)) {
        acting.addAll(found(ACTING, file));
      }
    }
    acting.removeAll(ASKING_ONLY);
    Path actors = Path.of("portal-web/src/main/java/tegata/portal/access/SystemActor.java");
    assertThat(found(NAMED, Repository.root().resolve(actors)))
        .containsExactlyInAnyOrderElementsOf(acting);
  }

  private static Set<String> found(Pattern pattern, Path file) throws IOException {
    Set<String> names = new TreeSet<>();
    pattern.matcher(Files.readString(file)).results().forEach(match -> names.add(match.group(1)));
    return names;
  }
}
