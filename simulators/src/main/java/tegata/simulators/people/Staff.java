package tegata.simulators.people;

import java.util.Optional;
import tegata.simulators.card.Card;

/** 職員. {@code insurerNumber} is empty for an operator of the portal. */
public record Staff(String name, Card card, Role role, Optional<String> insurerNumber) {

  /** What the staff may do; the names are those of {@code staff.json}. */
  public enum Role {
    INSURER_CLERK("insurer-clerk"),
    INSURER_APPROVER("insurer-approver"),
    OPERATOR("operator");

    private final String wireName;

    Role(String wireName) {
      this.wireName = wireName;
    }

    /** The name in {@code staff.json}. */
    public String wireName() {
      return wireName;
    }
  }
}
