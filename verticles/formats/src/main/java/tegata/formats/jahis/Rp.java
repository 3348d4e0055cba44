package tegata.formats.jahis;

import java.util.List;
import java.util.Optional;

/**
 * RP: drugs taken in one way.
 *
 * @param number RP番号, unique within a dispensing
 * @param doctor who prescribed it, where the file says so
 * @param notes supplements and cautions (281, 291, 311, 391)
 */
public record Rp(
    String number, Usage usage, List<Drug> drugs, List<Note> notes, Optional<Doctor> doctor) {

  public Rp {
    drugs = List.copyOf(drugs);
    notes = List.copyOf(notes);
  }
}
