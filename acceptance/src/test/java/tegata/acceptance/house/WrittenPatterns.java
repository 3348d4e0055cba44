package tegata.acceptance.house;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tegata.acceptance.Repository;

/**
 * Every pattern in the code that runs in production: those that are constants, and those that are
 * written where they are used.
 */
final class WrittenPatterns {
  /**
   * @param where class and constant, or class and call
   * @param searched whether it is looked for anywhere in a text
   */
  record Written(String where, Pattern pattern, boolean searched) {
    @Override
    public String toString() {
      return where + " " + pattern.pattern().replace("\n", "\\n");
    }
  }

  private static final String WHOLE =
      "matches|(?:route|get|post|put|delete|head|options|patch)WithRegex";
  private static final String CALL = "\\.(" + WHOLE + "|replaceAll|replaceFirst|split)\\(\\s*";
  private static final Pattern LITERAL =
      Pattern.compile(CALL + "\"((?:[^\"\\\\]|\\\\.)*+)\"\\s*[,)]");
  private static final Pattern CONSTANT = Pattern.compile(CALL + "([A-Z][A-Z_]+)\\)");
  private static final Pattern CONTRACT =
      Pattern.compile("pattern: (?:\"([^\"\n]+)\"|'([^'\n]+)')");

  private WrittenPatterns() {}

  static Stream<Written> all() throws IOException, InterruptedException {
    List<Path> sources =
        Repository.tracked().stream()
            .filter(file -> file.toString().contains("/src/main/java/"))
            .filter(file -> !file.toString().matches(".*/(simulators|demo)/src/.*"))
            .filter(file -> file.toString().endsWith(".java"))
            .toList();
    return Stream.concat(sources.stream().flatMap(WrittenPatterns::in), ofTheContract());
  }

  private static Stream<Written> ofTheContract() throws IOException {
    Path contract =
        Repository.root().resolve("gateway/src/main/resources/tegata/gateway/openapi.yaml");
    return CONTRACT
        .matcher(Files.readString(contract))
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .map(text -> new Written("openapi.yaml", Pattern.compile(text), true));
  }

  private static Stream<Written> in(Path source) {
    try {
      String text = Files.readString(source);
      String path = source.toString();
      String name =
          path.substring(path.indexOf("/src/main/java/") + 15, path.length() - 5).replace('/', '.');
      return Stream.of(literals(name, text), constants(name, text), fields(name, text))
          .flatMap(found -> found);
    } catch (IOException e) {
      throw new AssertionError("cannot read " + source, e);
    }
  }

  private static Stream<Written> literals(String name, String text) {
    return LITERAL
        .matcher(text)
        .results()
        .map(call -> written(name, call.group(1), call.group(2).translateEscapes()));
  }

  private static Stream<Written> constants(String name, String text) {
    return CONSTANT
        .matcher(text)
        .results()
        .flatMap(
            call ->
                field(name, call.group(2))
                    .map(value -> new String[] {call.group(1), value})
                    .stream())
        .map(call -> written(name, call[0], call[1]));
  }

  private static Written written(String name, String call, String pattern) {
    return new Written(name + "." + call, Pattern.compile(pattern), !call.matches(WHOLE));
  }

  private static Stream<Written> fields(String name, String text) {
    if (!text.contains("Pattern ")) {
      return Stream.of();
    }
    return Stream.of(load(name).getDeclaredFields())
        .filter(
            field -> field.getType() == Pattern.class && Modifier.isStatic(field.getModifiers()))
        .map(
            field ->
                new Written(
                    name + "." + field.getName(),
                    (Pattern) value(field),
                    isSearched(field.getName(), text)));
  }

  /** Searched for in its own class; others use it for whole texts. */
  private static boolean isSearched(String constant, String text) {
    String search = "\\s*\\.(?:find|lookingAt|results|replaceAll|replaceFirst)\\(";
    String matcher = "\\b" + constant + "\\s*\\.matcher\\(";
    boolean held =
        Pattern.compile("Matcher (\\w+) =\\s*" + matcher)
            .matcher(text)
            .results()
            .anyMatch(use -> Pattern.compile("\\b" + use.group(1) + search).matcher(text).find());
    return held
        || Pattern.compile(matcher + "[^;]*" + search).matcher(text).find()
        || Pattern.compile("\\b" + constant + "\\s*\\.(?:split|asPredicate)").matcher(text).find();
  }

  private static Optional<String> field(String name, String constant) {
    return Stream.of(load(name).getDeclaredFields())
        .filter(field -> field.getName().equals(constant) && field.getType() == String.class)
        .map(field -> (String) value(field))
        .findFirst();
  }

  private static Object value(Field field) {
    try {
      field.setAccessible(true);
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
