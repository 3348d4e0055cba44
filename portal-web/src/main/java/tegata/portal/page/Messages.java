package tegata.portal.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * All words of the portal in one language: {@code messages/messages_<language>.properties} in
 * UTF-8, keyed by page. What a language lacks is said in Japanese rather than not at all, and a key
 * that Japanese lacks fails the page; tests find both earlier.
 */
final class Messages {
  private final Language language;
  private final Map<String, String> patterns;

  /** Reads the words; call it where blocking is allowed. */
  Messages(Language language) {
    this.language = language;
    Properties words = read(Language.JA);
    words.putAll(read(language));
    this.patterns =
        words.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    entry -> (String) entry.getKey(),
                    entry -> Ruby.marked((String) entry.getValue())));
  }

  /**
   * The words of a key, with {@code {0}} and so on filled in.
   *
   * @throws IllegalArgumentException where there are none
   */
  String text(String key, Object... parts) {
    String pattern = patterns.get(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no words for %s in %s".formatted(key, language));
    }
    return new MessageFormat(pattern, language.locale()).format(parts);
  }

  private static Properties read(Language language) {
    String file = "/messages/messages_%s.properties".formatted(language.value().replace('-', '_'));
    try (InputStream in = Messages.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not on the class path");
      }
      var properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
