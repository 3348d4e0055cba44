package tegata.node;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A private key as the configuration names it: a PEM file, or {@code env:NAME}. */
public final class PemSecret {
  private static final String FROM_ENVIRONMENT = "env:";

  private PemSecret() {}

  /**
   * Opens the text of a key.
   *
   * @param what the key is for, in the message of the {@link ConfigException} that says it is
   *     missing
   */
  public static Reader open(
      String named, Path configDir, Map<String, String> environment, String what) {
    if (named.startsWith(FROM_ENVIRONMENT)) {
      String variable = named.substring(FROM_ENVIRONMENT.length());
      String text = environment.get(variable);
      if (text == null) {
        throw new ConfigException("no environment variable " + variable + " with " + what);
      }
      return new StringReader(text);
    }
    Path file = configDir.resolve(named);
    try {
      return Files.newBufferedReader(file);
    } catch (IOException e) {
      throw new ConfigException("cannot read the key file " + file);
    }
  }

  /** Where it is, for messages; tells nothing of the key. */
  public static String place(String named, Path configDir) {
    return named.startsWith(FROM_ENVIRONMENT)
        ? "environment variable " + named.substring(FROM_ENVIRONMENT.length())
        : configDir.resolve(named).toString();
  }
}
