package tegata.portal.page;

import java.util.List;

/**
 * What stands around every page.
 *
 * @param name who is logged in, empty text where nobody is
 * @param formToken for the forms of the page
 * @param logoutAt until when the session lasts without a request, HH:mm
 * @param notices what the link to the inbox says
 * @param title what the title begins with: the name of the person a proxy acts for, or nothing
 * @param banner whose data is shown, empty text where it is the own
 * @param seeOnly the name of the person for whom a proxy may do nothing here but see; else empty
 *     text
 * @param navigation the pages of a person or of a desk, empty where nobody is logged in
 * @param desk whether it is a page of a desk, for staff
 * @param language of the page, BCP 47
 * @param languages the page in each language, empty where there is only one
 */
public record Shell(
    String name,
    String formToken,
    String logoutAt,
    String notices,
    String title,
    String banner,
    String seeOnly,
    List<Link> navigation,
    boolean desk,
    String language,
    List<LanguageLink> languages) {

  /** What stands around a page that is the same for everybody. */
  static Shell forNobody(Language language) {
    return new Shell("", "", "", "", "", "", "", List.of(), false, language.tag(), List.of());
  }

  /** Whether somebody is logged in. */
  public boolean isSignedIn() {
    return !name.isEmpty();
  }

  /** A page to go to; {@code current} where it is the one shown. */
  public record Link(String text, String href, boolean current) {}

  /** The page in another language, or in the one that is shown. */
  public record LanguageLink(String text, String href, String tag, boolean current) {}
}
