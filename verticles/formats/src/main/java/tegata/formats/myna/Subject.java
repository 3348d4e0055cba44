package tegata.formats.myna;

import java.time.LocalDate;
import java.util.Optional;

/**
 * 資格情報: whose expenses these are. Numbers are texts, because exports mask them ({@code 0XXXXXXX}).
 *
 * @param kana 氏名カナ, in full-width kana
 * @param birthdate absent where masked or unreadable
 * @param sex as written, 男 or 女
 * @param age as written, e.g. 46歳
 * @param insurerNumber 保険者等番号
 * @param symbol 被保険者証等記号
 * @param number 被保険者証等番号
 * @param branch 枝番
 */
public record Subject(
    String kana,
    String name,
    Optional<LocalDate> birthdate,
    String sex,
    String age,
    String insurerNumber,
    String symbol,
    String number,
    String branch) {}
