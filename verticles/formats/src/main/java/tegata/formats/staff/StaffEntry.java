package tegata.formats.staff;

import java.time.LocalDate;
import java.util.Optional;
import tegata.formats.csv.Labelled;

/**
 * 職員.
 *
 * @param number 職員番号, which stays with a new card
 * @param insurerNumber 保険者番号, 6 or 8 digits; empty for operators
 * @param cardSerial CN of the staff card's certificate
 * @param cardIssuer distinguished name of the authority that issued it
 * @param endsOn last day of duty (JST); empty while it goes on
 */
public record StaffEntry(
    String number,
    String name,
    Role role,
    Optional<String> insurerNumber,
    String cardSerial,
    String cardIssuer,
    Optional<LocalDate> endsOn) {

  /** 役割. */
  public enum Role implements Labelled {
    INSURER_CLERK("insurer-clerk"),
    INSURER_APPROVER("insurer-approver"),
    OPERATOR("operator");

    private final String label;

    Role(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }
}
