package tegata.portal.page;

import java.util.Set;
import tegata.domain.staff.StaffRole;

/** The pages of the desks, and whose they are. */
enum DeskDestination {
  APPLICATIONS("/insurer/deregistrations", insurers()),
  DECISIONS("/insurer/decisions", insurers()),
  MEMBERS("/insurer/members", insurers()),
  CERTIFICATES("/insurer/certificates", insurers()),
  LISTS("/insurer/lists", insurers()),
  INSURERS_HELD_BACK("/insurer/held-back", insurers()),
  PURPOSE("/insurer", insurers()),
  INQUIRIES("/ops/inquiries", Set.of(StaffRole.OPERATOR)),
  OUTBOX("/ops/outbox", Set.of(StaffRole.OPERATOR)),
  HELD_BACK("/ops/held-back", Set.of(StaffRole.OPERATOR)),
  CONFLICTS("/ops/conflicts", Set.of(StaffRole.OPERATOR));

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
    return visited.equals(path) || this != PURPOSE && visited.startsWith(path + "/");
  }

  private static Set<StaffRole> insurers() {
    return Set.of(StaffRole.INSURER_CLERK, StaffRole.INSURER_APPROVER);
  }
}
