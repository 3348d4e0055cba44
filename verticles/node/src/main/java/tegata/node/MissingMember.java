package tegata.node;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The first member of a configuration record that its file does not give and that is no option. */
final class MissingMember {
  private MissingMember() {}

  /** Its name, with the names of the records around it; empty where nothing is missing. */
  static Optional<String> in(Object config) {
    return config == null ? Optional.of("everything") : search("", config).findFirst();
  }

  private static Stream<String> search(String path, Object value) {
    if (value == null) {
      return Stream.of(path);
    }
    if (value instanceof Record config) {
      return Arrays.stream(config.getClass().getRecordComponents())
          .flatMap(member -> search(below(path, member.getName()), read(member, config)));
    }
    if (value instanceof Optional<?> option) {
      return option.stream().flatMap(held -> search(path, held));
    }
    if (value instanceof Collection<?> items) {
      return items.stream().flatMap(item -> search(path, item));
    }
    if (value instanceof Map<?, ?> entries) {
      return entries.entrySet().stream()
          .flatMap(entry -> search(below(path, entry.getKey().toString()), entry.getValue()));
    }
    return Stream.empty();
  }

  private static String below(String path, String member) {
    return path.isEmpty() ? member : path + "." + member;
  }

  private static Object read(RecordComponent member, Record config) {
    try {
      member.getAccessor().setAccessible(true);
      return member.getAccessor().invoke(config);
    } catch (ReflectiveOperationException e) {
      throw new ConfigException("cannot read the member " + member.getName());
    }
  }
}
