package tegata.formats.jahis;

import java.time.LocalDate;
import java.util.Optional;

/**
 * 患者情報 (record 1).
 *
 * @param sex 1 男, 2 女
 * @param weight kg, as written
 */
public record Patient(
    String name,
    String sex,
    Optional<LocalDate> birthdate,
    String postalCode,
    String address,
    String phone,
    String emergencyContact,
    String bloodType,
    String weight,
    String kana) {}
