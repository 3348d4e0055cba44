package tegata.domain.person;

import java.time.LocalDate;

/**
 * 記録の本人: what tells a facility whose records it holds, so that they do not come to another person.
 *
 * @param name as brought in, old characters included
 * @param kana フリガナ; empty where none is known
 */
public record Subject(String name, String kana, LocalDate birthdate, Sex sex) {}
