package tegata.simulators.card;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** 有効期間. From the first to the last instant at which a certificate is valid. */
public record Validity(Instant from, Instant through) {

  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  /** From the beginning of the first day through the last second of the last day, in Japan. */
  public static Validity days(LocalDate first, LocalDate last) {
    return new Validity(
        first.atStartOfDay(JAPAN).toInstant(),
        last.atTime(LocalTime.of(23, 59, 59)).atZone(JAPAN).toInstant());
  }
}
