package tegata.formats.oqs;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/** One component of a record and the element it stands for. */
final class Component {

  /** What an element holds. */
  enum Kind {
    TEXT,
    DATE,
    TIME,
    OPTIONAL_GROUP,
    GROUP,
    LIST
  }

  private final RecordComponent component;
  private final String element;
  private final Kind kind;
  private final Class<?> content;

  Component(RecordComponent component) {
    this.component = component;
    String name = component.getName();
    element = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    content = content(component.getGenericType());
    kind = kind(component.getType(), content);
  }

  String element() {
    return element;
  }

  Kind kind() {
    return kind;
  }

  /** The record of a group, or of the items of a list. */
  Class<? extends Record> group() {
    return content.asSubclass(Record.class);
  }

  Object valueIn(Record owner) {
    try {
      return component.getAccessor().invoke(owner);
    } catch (InvocationTargetException | IllegalAccessException e) {
      throw new IllegalStateException("accessors of public records only return", e);
    }
  }

  private static Class<?> content(Type type) {
    return type instanceof ParameterizedType parameterized
        ? (Class<?>) parameterized.getActualTypeArguments()[0]
        : (Class<?>) type;
  }

  private static Kind kind(Class<?> type, Class<?> content) {
    if (type == String.class) {
      return Kind.TEXT;
    }
    if (type == List.class) {
      return Kind.LIST;
    }
    if (type.isRecord()) {
      return Kind.GROUP;
    }
    if (content == LocalDate.class) {
      return Kind.DATE;
    }
    return content == LocalDateTime.class ? Kind.TIME : Kind.OPTIONAL_GROUP;
  }
}
