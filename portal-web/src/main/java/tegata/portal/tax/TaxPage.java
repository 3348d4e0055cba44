package tegata.portal.tax;

import java.util.Map;

/**
 * A page of the wizard.
 *
 * @param name the year in words
 * @param of what the page shows besides its form
 */
public record TaxPage(int year, String name, TaxForm form, Map<String, Object> of) {}
