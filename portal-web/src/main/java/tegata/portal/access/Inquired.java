package tegata.portal.access;

import java.util.List;
import java.util.UUID;
import tegata.domain.access.Access;
import tegata.domain.inquiry.Inquiry;

/**
 * What of a history a person can ask about, or has asked about.
 *
 * @param person whose history it is
 * @param inquiries theirs
 */
record Inquired(UUID person, List<Inquiry> inquiries) {

  /** Only what others did. */
  boolean isAskable(Access access) {
    return !access.actor().id().equals(person.toString());
  }

  /** 受付番号 of the inquiry about an entry that waits; empty text where there is none. */
  String openAbout(long entry) {
    return inquiries.stream()
        .filter(inquiry -> inquiry.entry() == entry && inquiry.answer().isEmpty())
        .map(Inquiry::number)
        .findFirst()
        .orElse("");
  }
}
