package tegata.formats.master;

import java.time.LocalDate;
import java.util.Optional;

/**
 * マスターの一行. Texts are empty where the row, or its kind, has none.
 *
 * @param validFrom 変更年月日, from which it says this; the first day there is where it has none
 * @param validUntil 廃止年月日, or the day of its 抹消
 * @param ingredient 一般名 (医薬品)
 * @param unit 単位 (医薬品)
 * @param form 剤形 (医薬品): 1 内用 3 他 4 注射 6 外用 8 歯科
 * @param priceCode 薬価基準収載医薬品コード (医薬品), 12 characters
 * @param reduction 減点 (医薬品, 金額種別 7): no drug
 */
public record MasterEntry(
    MasterKind kind,
    String code,
    String name,
    LocalDate validFrom,
    Optional<LocalDate> validUntil,
    String ingredient,
    String unit,
    String form,
    String priceCode,
    boolean reduction) {}
