package tegata.formats.oqs;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The elements that a record stands for, looked up once per record type. */
final class Shape<R extends Record> {
  private static final ClassValue<Shape<?>> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape<?> computeValue(Class<?> type) {
          return new Shape<>(type.asSubclass(Record.class));
        }
      };

  private final List<Component> components;
  private final Constructor<R> constructor;

  private Shape(Class<R> type) {
    RecordComponent[] parts = type.getRecordComponents();
    components = Arrays.stream(parts).map(Component::new).toList();
    try {
      constructor =
          type.getDeclaredConstructor(
              Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every record has its canonical constructor", e);
    }
  }

  @SuppressWarnings("unchecked")
  static <R extends Record> Shape<R> of(Class<R> type) {
    return (Shape<R>) SHAPES.get(type);
  }

  List<Component> components() {
    return components;
  }

  R create(List<Object> values) {
    try {
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException | InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException("a record of messages accepts any values", e);
    }
  }

  @Override
  public String toString() {
    return components.stream().map(Component::element).collect(Collectors.joining(" "));
  }
}
