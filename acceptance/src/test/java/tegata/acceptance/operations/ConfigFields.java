package tegata.acceptance.operations;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The members that a configuration file may have, as {@code outer.inner}. */
final class ConfigFields {
  private ConfigFields() {}

  static Stream<String> of(Class<?> config) {
    return Arrays.stream(config.getRecordComponents()).flatMap(ConfigFields::of);
  }

  private static Stream<String> of(RecordComponent member) {
    return recordWithin(member.getGenericType())
        .map(inner -> of(inner).map(name -> member.getName() + "." + name))
        .orElseGet(() -> Stream.of(member.getName()));
  }

  /** The record that a member is, may be or holds several of. */
  private static Optional<Class<?>> recordWithin(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      Type[] arguments = parameterized.getActualTypeArguments();
      return recordWithin(arguments[arguments.length - 1]);
    }
    return type instanceof Class<?> known && known.isRecord()
        ? Optional.of(known)
        : Optional.empty();
  }
}
