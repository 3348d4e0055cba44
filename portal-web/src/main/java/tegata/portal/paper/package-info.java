/**
 * 紙: XHTML templates as tagged PDF (PDF/UA) with an embedded Japanese font, for whatever a person
 * may print or keep. A page has its template below {@code templates/}; give its name and view to
 * {@link tegata.portal.paper.PaperPress}.
 */
package tegata.portal.paper;
