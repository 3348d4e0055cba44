package tegata.simulators.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tegata.simulators.card.Card;

/**
 * 職員の配役. A clerk and an approver at every insurer, one operator of the portal, and a second clerk
 * at the first insurer: two may look at one application at once.
 */
final class StaffCast {

  private final LocalDate today;

  StaffCast(LocalDate today) {
    this.today = today;
  }

  List<Staff> staff() {
    List<Staff> staff = new ArrayList<>();
    for (Insurer insurer : Insurers.ALL) {
      Optional<String> number = Optional.of(insurer.number());
      int next = staff.size() + 1;
      staff.add(member(next, "職員　受付" + next, Staff.Role.INSURER_CLERK, number));
      staff.add(member(next + 1, "職員　承認" + next, Staff.Role.INSURER_APPROVER, number));
    }
    staff.add(member(staff.size() + 1, "職員　運営", Staff.Role.OPERATOR, Optional.empty()));
    int last = staff.size() + 1;
    staff.add(
        member(
            last,
            "職員　受付" + last,
            Staff.Role.INSURER_CLERK,
            Optional.of(Insurers.ALL.get(0).number())));
    return List.copyOf(staff);
  }

  private Staff member(int number, String name, Staff.Role role, Optional<String> insurer) {
    Card card =
        new Card(
            "STAFF%06d".formatted(number),
            Card.Kind.STAFF,
            Optional.of("90%02d".formatted(number)),
            today.minusMonths(1),
            today.plusYears(5),
            false);
    return new Staff(name, card, role, insurer);
  }
}
