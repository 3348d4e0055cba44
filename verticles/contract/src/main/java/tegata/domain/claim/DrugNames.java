package tegata.domain.claim;

import java.time.LocalDate;
import java.util.Optional;

/** 医薬品マスター, as far as 薬剤情報 needs it. */
@FunctionalInterface
public interface DrugNames {

  /** Knows no drug: what a claim says without any master. */
  DrugNames NONE = (code, day) -> Optional.empty();

  /**
   * One drug.
   *
   * @param ingredient 一般名, may be empty
   * @param unit 単位, may be empty
   * @param form 剤形: 1 内用 3 他 4 注射 6 外用 8 歯科
   * @param reduction 減点: no drug, but a reduction of the price of drugs
   */
  record Drug(String name, String ingredient, String unit, String form, boolean reduction) {}

  /** The drug with this code, as valid on a day. */
  Optional<Drug> find(String code, LocalDate day);
}
