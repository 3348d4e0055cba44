package tegata.simulators.reader;

import java.util.Map;

/** Fills {@code {{name}}} places of a template with escaped text. */
final class Html {

  private Html() {}

  /** The template with every place filled; values are escaped for text and quoted attributes. */
  static String fill(String template, Map<String, String> values) {
    String filled = template;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("{{" + value.getKey() + "}}", escape(value.getValue()));
    }
    return filled;
  }

  /** Safe as text and inside a double-quoted attribute. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replace("{", "&#123;");
  }
}
