package tegata.portal.page;

import java.util.Set;
import tegata.domain.staff.StaffRole;

/** The pages of the desks, and whose they are. */
enum DeskDestination {
  INQUIRIES("/ops/inquiries", Set.of(StaffRole.OPERATOR));

  private final String path;
  private final Set<StaffRole> roles;

  DeskDestination(String path, Set<StaffRole> roles) {
    this.path = path;
    this.roles = roles;
  }

  String path() {
    return path;
  }

  boolean isFor(StaffRole role) {
    return roles.contains(role);
  }

  /** Whether a path lies on or under this page. */
  boolean holds(String visited) {
    return visited.equals(path) || visited.startsWith(path + "/");
  }
}
