package tegata.portal.page;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;

/** What {@code #{key}} says in a template: the words of the language that the page is shown in. */
final class TemplateWords extends AbstractMessageResolver {

  /** The variable of a page that holds its {@link Words}. */
  static final String VARIABLE = "words";

  @Override
  public String resolveMessage(
      ITemplateContext context, Class<?> origin, String key, Object[] parts) {
    Words words = (Words) context.getVariable(VARIABLE);
    return words.text(key, parts == null ? new Object[0] : parts);
  }

  /** Never asked: a missing key has failed before. */
  @Override
  public String createAbsentMessageRepresentation(
      ITemplateContext context, Class<?> origin, String key, Object[] parts) {
    throw new IllegalArgumentException("no words for " + key);
  }
}
