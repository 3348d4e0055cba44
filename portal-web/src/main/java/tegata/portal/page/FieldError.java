package tegata.portal.page;

/** What is wrong with a field and how to mend it; the summary on top says it in the same words. */
public record FieldError(String field, String text) {}
