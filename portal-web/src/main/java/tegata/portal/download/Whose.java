package tegata.portal.download;

import java.util.UUID;
import tegata.portal.page.NameFilter;

/** だれの情報か. */
record Whose(UUID person, String name) {

  /** Names the person in addresses without telling who it is. */
  String mark() {
    return NameFilter.mark(person.toString());
  }
}
