package tegata.portal.page;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;

/**
 * All words of the portal: {@code messages/messages_<language>.properties} in UTF-8, keyed by page.
 * A key that is missing is a fault of ours and fails the page; a test finds it earlier.
 */
public final class Messages extends AbstractMessageResolver {
  private final ResourceBundle bundle;

  public Messages(Locale locale) {
    this.bundle =
        ResourceBundle.getBundle(
            "messages.messages",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The words of a key, with {@code {0}} and so on filled in. */
  public String text(String key, Object... parts) {
    return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(parts);
  }

  @Override
  public String resolveMessage(
      ITemplateContext context, Class<?> origin, String key, Object[] parts) {
    return text(key, parts == null ? new Object[0] : parts);
  }

  /** Never asked: a missing key has failed before. */
  @Override
  public String createAbsentMessageRepresentation(
      ITemplateContext context, Class<?> origin, String key, Object[] parts) {
    throw new IllegalArgumentException("no words for " + key);
  }
}
