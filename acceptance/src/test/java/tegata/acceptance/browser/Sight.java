package tegata.acceptance.browser;

/** What can be seen of a page, as questions to the browser. */
final class Sight {

  /** Whether the focus is on the screen with a line around it, which may be its label's. */
  static final String OF_FOCUS =
      "() => { const at = document.activeElement; const box = at.getBoundingClientRect();"
          + " return getComputedStyle(at).outlineStyle !== 'none'"
          + " && parseFloat(getComputedStyle(at).outlineWidth) >= 2 && box.width > 0"
          + " && box.bottom > 0 && box.top < innerHeight; }";

  private Sight() {}
}
