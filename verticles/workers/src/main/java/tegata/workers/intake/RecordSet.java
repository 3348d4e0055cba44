package tegata.workers.intake;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import tegata.workers.database.Jdbc;

/**
 * 記録のひとまとまり: what a later file replaces as a whole (a person's month of 医療費, a dispensing, a
 * checkup). It knows how it is stored.
 */
interface RecordSet {
  RecordKind kind();

  /** Names the set among those of its person and kind. */
  String key();

  /** When the source says it was made: the later one stands. */
  Instant madeAt();

  /** The day, or the first day of the month, of the treatment. */
  LocalDate day();

  /** How a user finds the set in the file. */
  String place();

  /** How many rows a patient sees. */
  int rows();

  /** Over everything a patient sees, and nothing else. */
  byte[] contentHash();

  /** 保険者の名称, where the source names one for the set. */
  default Optional<String> insurerName() {
    return Optional.empty();
  }

  /** 医療費情報明細の範囲, as written. */
  default Optional<String> detailsRange() {
    return Optional.empty();
  }

  void insert(Jdbc tx, UUID person, long set) throws SQLException;

  void delete(Jdbc tx, UUID person, long set) throws SQLException;
}
