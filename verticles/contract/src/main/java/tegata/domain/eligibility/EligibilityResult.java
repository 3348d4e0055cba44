package tegata.domain.eligibility;

import java.time.LocalDate;
import java.util.Optional;

/**
 * 資格確認の結果一件のうち、患者の画面に出すもの。
 *
 * @param copayPercent 一部負担金の割合 in percent
 * @param limitCategory 限度額の適用区分 code (OQSCD012), e.g. A03
 * @param elderlyCopayPercent 高齢受給者証の割合 in percent
 */
public record EligibilityResult(
    InsuredNumber insured,
    String insurerName,
    String name,
    String kana,
    LocalDate birthdate,
    Optional<Coverage.Relation> relation,
    Optional<Integer> copayPercent,
    Optional<LocalDate> validFrom,
    Optional<LocalDate> validUntil,
    Optional<String> limitCategory,
    Optional<LocalDate> limitValidUntil,
    Optional<Integer> elderlyCopayPercent) {}
