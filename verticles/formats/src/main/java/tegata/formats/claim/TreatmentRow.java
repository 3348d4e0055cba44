package tegata.formats.claim;

import java.time.LocalDate;

/**
 * 診療行為の一行, of one day.
 *
 * @param group 診療識別
 * @param code 診療行為コード
 */
public record TreatmentRow(LocalDate day, String group, String code, int times) {}
